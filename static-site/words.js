/** The words that scripts say. The page brings them along, in its language, in a template that is never shown. */
const lines = document.getElementById('words').content;

/** How dates are written here, such as en-GB. */
export const locale = lines.getElementById('locale').textContent;

const plural = new Intl.PluralRules(locale);

// The server refuses characters that turn a text around. Should one get through, the words next to it stay as they are.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Fills in what stands in braces; what is not known stays as it is.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank).replace(TURNING, ''));

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 */
export const say = (key, values = {}) => fill(lines.getElementById(key).textContent, values);

/**
 * A text that differs for one and for many.
 * @param {string} key
 * @param {number} n
 * @param {Record<string, unknown>} [values]
 */
export function count(key, n, values = {}) {
  const form = lines.getElementById(`${key}.${plural.select(n)}`) ? plural.select(n) : 'other';
  return say(`${key}.${form}`, {n, ...values});
}
