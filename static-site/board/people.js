import {fill} from '../shared/page.js';

/*
 * The names of people, as they are typed and pasted.
 */

/** @typedef {{name: string, company?: string, position?: string, since?: string, told?: string}} Person `told` is what they are found by */

/** So that accents and case make no difference. @param {string} text */
export const fold = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** One line, without what hides in it. @param {string} text */
export const oneLine = (text) => fill('{text}', {text: text.replace(/\s+/g, ' ')}).normalize('NFC').trim();

/** What somebody is called in a greeting: the first word that is no title and no initial. As meetme.text.FirstName has it. @param {string} name */
export const firstName = (name) => name.trim().split(/\s+/).find((word) => !word.endsWith('.')) ?? name.trim();

/**
 * The names in what somebody has pasted: one a line, or between semicolons, with what lists and mail programs put around them.
 * @param {string} text
 */
export const namesIn = (text) => text.split(/[\r\n;\u2028\u2029]+/).flatMap(namesOnLine).map(oneLine).filter(Boolean);

/** @param {string} line @returns {string[]} */
function namesOnLine(line) {
  const plain = line
      .replace(/<[^>]*>|\S+@\S+/g, ' ')
      .replace(/^\s*(?:[-*•–·]|\d+[.)])\s+/, '')
      .replaceAll('"', '');
  // Two columns of a table: the first has the name, or half of it.
  const [cell, next = ''] = plain.split('\t').map((each) => each.trim()).filter(Boolean);
  if (plain.includes('\t')) {
    return cell ? [/\s/.test(cell) ? cell : `${cell} ${next}`] : [];
  }
  const parts = plain.split(',').map((each) => each.trim()).filter(Boolean);
  const [first = '', second = ''] = parts;
  if (parts.length > 1 && parts.every((each) => /\s/.test(each))) {
    return parts;
  }
  // Doe, Jane, but: Jane Doe, PhD.
  return [parts.length === 2 && !/\s/.test(first) && !/\s/.test(second) ? `${second} ${first}` : first];
}

/** Each name once, and those that were there more often. @param {string[]} names */
export function withoutTwins(names) {
  const seen = new Set();
  const twins = new Set();
  const once = names.filter((name) => {
    const key = fold(name);
    if (seen.has(key)) {
      twins.add(name);
      return false;
    }
    seen.add(key);
    return true;
  });
  return {once, twins: [...twins]};
}
