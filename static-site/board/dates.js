import {day, time} from '../shared/days.js';
import {locale, say} from '../shared/page.js';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const dated = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'});
const weekday = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', weekday: 'short'});

/** Thu, Dec 3, with its year where that is not the year now. @param {string} date @param {string} now */
export const on = (date, now) => date.slice(0, 4) === now.slice(0, 4) ? day(date) : dated.format(asUtc(date));

/** From one day to another, or the one day. @param {{firstDay: string, lastDay: string}} days @param {string} now */
export const range = ({firstDay, lastDay}, now) => firstDay === lastDay
  ? on(firstDay, now)
  : say('days', {arrive: on(firstDay, now), leave: on(lastDay, now)});

/** As days of the week, in the order of the week. */
export const weekdays = WEEK;

/** The days of the week that are among these dates. @param {string} from @param {string} to */
export function weekdaysIn(from, to) {
  const first = +asUtc(from);
  const days = (+asUtc(to) - first) / 86_400_000 + 1;
  return days >= 1 && days < WEEK.length
    ? Array.from({length: days}, (_, i) => WEEK[(new Date(first + i * 86_400_000).getUTCDay() + 6) % 7])
    : WEEK;
}

/** 9:00 AM–11:30 AM @param {string} span such as 09:00-11:30 */
export const clocks = (span) => span.split('-').map((each) => time(`2000-01-01T${each}`)).join('–');

/** Mon–Thu 6:00 PM–9:00 PM; Fri 8:00 AM–11:00 AM @param {import('../shared/answers.js').WeekHours} hours */
export function week(hours) {
  /** @type {{first: string, last: string, times: string}[]} */
  const runs = [];
  for (const each of WEEK) {
    const times = (hours[each] ?? []).map(clocks).join(', ');
    const before = runs.at(-1);
    if (before?.times === times) {
      before.last = each;
    } else {
      runs.push({first: each, last: each, times});
    }
  }
  return runs.length === 1
    ? say('plan.everyDay', {times: runs[0].times})
    : runs.filter(({times}) => times).map(({first, last, times}) => `${named(first, last)} ${times}`).join('; ');
}

/** @param {string} first @param {string} last */
const named = (first, last) => [...new Set([first, last])].map((each) => weekday.format(asUtc(`2024-01-0${WEEK.indexOf(each) + 1}`))).join('–');

/** @param {string} date */
const asUtc = (date) => new Date(`${date}T00:00Z`);
