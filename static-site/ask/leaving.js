import {display, heading} from '../shared/link.js';
import {locale, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {form} from './form.js';
import {openings} from './openings.js';

/** @import {City, Receipt} from '../shared/answers.js' */

const DAY = /** @type {const} */ ({weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'});
const CLOCK = /** @type {const} */ ({hour: 'numeric', minute: '2-digit'});

/** The visitor's own page, still without what is theirs. @type {Document} */
let page;

/** Whether all of it is there: whoever has sent the form then waits for nothing but the answer. */
export const ready = fetchPage(form.dataset.next ?? '').then(() => true, () => false);

/** @param {string} path */
async function fetchPage(path) {
  page = new DOMParser().parseFromString(await fetched(path), 'text/html');
  // The browser keeps them until they are needed.
  const files = page.querySelectorAll('[rel=stylesheet], [rel=modulepreload]');
  await Promise.all([...files].map((file) => fetched(file.getAttribute('href') ?? '')));
}

/** @param {string} path */
async function fetched(path) {
  const response = await fetch(path, {priority: 'low'});
  if (!response.ok) {
    throw new Error(path);
  }
  return response.text();
}

/**
 * Says what has become of the request, and makes this page the visitor's own, as if its link had been followed. Only once all is ready.
 * @param {Receipt} receipt
 * @param {string} name
 * @param {City} city
 */
export async function leaveFor({statusUrl, answerBy}, name, city) {
  const script = page.querySelector('script[type=module]')?.getAttribute('src') ?? '';
  const until = answerBy && said(new Date(answerBy), city);
  await Promise.all([...page.querySelectorAll('[rel=stylesheet]')].map(styled));
  history.pushState(null, '', statusUrl);
  addEventListener('popstate', () => location.reload());
  document.querySelector('[name=referrer]')?.setAttribute('content', 'no-referrer');
  document.body.replaceWith(page.body);
  scrollTo(0, 0);
  if (until) {
    display(part('state-pending', {name, answerBy: until}));
    heading().focus();
  }
  await import(script);
}

/** Until when the host answers, as the visitor's own page says it: a day, or the time where it is over before. @param {Date} until @param {City} city */
function said(until, city) {
  // A day ends with its last second, where the host is at home: meetme.meetup.HostDeadline.
  const isDay = until.getUTCSeconds() === 59;
  const {timeZone, name} = isDay ? openings.cities[0] : city;
  const there = new Intl.DateTimeFormat(locale, {timeZone, ...DAY, ...isDay ? {} : CLOCK}).format(until);
  return isDay ? there : `${there} ${say('zone', {city: name})}`;
}

/** Puts that style onto this page, if it is not. @param {Element} link @returns {Promise<unknown>} when it is there, or is not to be had */
function styled(link) {
  const href = link.getAttribute('href');
  if (document.head.querySelector(`[rel=stylesheet][href="${href}"]`)) {
    return Promise.resolve();
  }
  document.head.append(link);
  return new Promise((done) => ['load', 'error'].forEach((end) => link.addEventListener(end, done)));
}
