/*
 * Comma-separated values (RFC 4180), read and written. A reader of our own: docs/decisions/0033-inviting-from-the-board.md says why.
 */

/**
 * @param {string} text
 * @param {string} [separator] a comma, a semicolon or a tab
 * @returns {string[][]} the rows that are not blank
 */
export function readCsv(text, separator = ',') {
  // A cell in quotes, where they are doubled, or one without, and what ends it.
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"?)?([^${separator}\\r\\n]*)(${separator}|\\r\\n?|\\n|$)`, 'y');
  const rows = [];
  /** @type {string[]} */
  let row = [];
  while (cell.lastIndex < text.length) {
    const [, quoted = '', plain, end] = /** @type {RegExpExecArray} */ (cell.exec(text));
    row.push(quoted.replaceAll('""', '"') + plain);
    if (end !== separator) {
      rows.push(row);
      row = [];
    }
  }
  return [...rows, row].filter((each) => each.some((value) => value.trim()));
}

// What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/** @param {string} value */
function written(value) {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** A file that spreadsheets open as it is meant: in UTF-8, which they see by the mark in front, and without a formula. @param {string[][]} rows */
export const writeCsv = (rows) => `\ufeff${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
