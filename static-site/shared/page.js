/** @param {string} id @returns {HTMLElement} */
export const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The words that scripts say. The page brings them along, in its language, in a template that is never shown. They change once the form has been sent. */
const lines = () => /** @type {HTMLTemplateElement} */ ($('words')).content;

/** @param {string} key */
const line = (key) => /** @type {HTMLElement} */ (lines().getElementById(key)).textContent;

/** The language and its region, which decides how dates are written, such as en-US. */
export const locale = document.documentElement.lang;

const plural = new Intl.PluralRules(locale);

// The server refuses characters that turn a text around or hide in it. Should one get through, the words next to it stay as
// they are. Joiners and the tags of a flag are harmless, as meetme.text.TypedText has it.
const HARMFUL = /(?![\n\t\u200c\u200d\u{e0020}-\u{e007f}])[\p{C}\u2028\u2029\ufffc]/gu;

/**
 * Fills in what stands in braces; what is not known stays as it is.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank).replace(HARMFUL, ''));

/** @param {string} key @param {{[name: string]: unknown}} [values] */
export const say = (key, values = {}) => fill(line(key), values);

/**
 * A text that differs for one and for many.
 * @param {string} key
 * @param {number} n
 * @param {{[name: string]: unknown}} [values]
 */
export function count(key, n, values = {}) {
  const form = lines().getElementById(`${key}.${plural.select(n)}`) ? plural.select(n) : 'other';
  return say(`${key}.${form}`, {n, ...values});
}
