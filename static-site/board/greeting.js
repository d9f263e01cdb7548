import {$, fill, locale} from '../shared/page.js';
import {firstName} from './people.js';

/*
 * What the host sends to somebody they invite, in that person's language. The page brings these words along in each of them.
 */

/**
 * @import {Where} from './where.js'
 * @typedef {{tag: string, name: string}} Language
 */

/** @param {string} tag */
const wordsIn = (tag) => /** @type {HTMLTemplateElement} */ ($(`greeting-${tag}`) ?? $(`greeting-${languages()[0].tag}`));

/** @returns {Language[]} those that somebody can be written to in, the host's own first */
export const languages = () => [...document.querySelectorAll('template[data-language]')].map((each) => {
  const {language = '', called = ''} = /** @type {HTMLElement} */ (each).dataset;
  return {tag: language, name: called};
});

/** @param {string} tag @param {string} key @param {Record<string, unknown>} [values] */
function sayIn(tag, key, values = {}) {
  const line = /** @type {HTMLElement} */ (wordsIn(tag).content.querySelector(`[data-key=${key}]`));
  return fill(line.textContent, values);
}

/** What the host says unless they say something else. @param {string} tag */
export const usualLine = (tag) => sayIn(tag, 'line');

/** @param {string} tag @param {Where} where */
const cityIn = (tag, {id, name}) => wordsIn(tag).content.querySelector(`[data-city="${CSS.escape(id)}"]`)?.textContent ?? name;

/** May 3, in that language. @param {string} tag @param {string} date */
const dayIn = (tag, date) => new Intl.DateTimeFormat(wordsIn(tag).dataset.locale ?? locale, {timeZone: 'UTC', day: 'numeric', month: 'long'})
    .format(new Date(`${date}T00:00Z`));

/**
 * @param {{name: string, line: string, language: string, url: string}} invitation
 * @param {Where} where
 */
export function messageTo({name, line, language, url}, where) {
  const {firstDay, lastDay} = where;
  const values = {
    first: firstName(name),
    city: cityIn(language, where),
    from: firstDay && dayIn(language, firstDay),
    to: lastDay && dayIn(language, lastDay),
    link: new URL(url, location.origin).href,
  };
  const greeting = sayIn(language, !firstDay ? 'home' : firstDay === lastDay ? 'day' : 'trip', values);
  return [[greeting, line].filter(Boolean).join(' '), sayIn(language, 'way', values)].join('\n');
}
