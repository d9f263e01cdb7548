import {locale} from './page.js';

/*
 * Local times come as 2026-12-03T10:00 and mean the clocks of a city. To say them, they are read as if they were UTC, so
 * that the visitor's own time zone has no part in it.
 */

/** @param {string} local */
const asUtc = (local) => new Date(`${local.length === 10 ? `${local}T00:00` : local}Z`);

/** @param {string} zone @param {Intl.DateTimeFormatOptions} how */
const format = (zone, how) => new Intl.DateTimeFormat(locale, {timeZone: zone, ...how});

const shortDay = format('UTC', {weekday: 'short', day: 'numeric', month: 'short'});
const longDay = format('UTC', {weekday: 'long', day: 'numeric', month: 'long'});

const clock = format('UTC', {timeStyle: 'short'});
const dayOfWeek = format('UTC', {weekday: 'short'});

// Some browsers put one after a British weekday, others none; elsewhere it belongs there, or there is none.
const comma = locale === 'en-GB' ? ',' : '';

/** Thu, Dec 3 @param {string} local */
export const day = (local) => shortDay.format(asUtc(local)).replace(comma, '').replaceAll(' ', '\u00a0');

/** Thu @param {string} local */
export const weekday = (local) => dayOfWeek.format(asUtc(local));

/** Thursday, December 3 @param {string} local */
export const fullDay = (local) => longDay.format(asUtc(local)).replace(comma, '');

/** 10:00 AM @param {string} local */
export const time = (local) => clock.format(asUtc(local)).replaceAll(/\s/g, '\u00a0');

/** How many days from one date to another, both counted. @param {string} from @param {string} to */
export const span = (from, to) => Math.round((+asUtc(to) - +asUtc(from)) / 86_400_000) + 1;

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. @param {number} instant @param {string} zone */
function ahead(instant, zone) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({type, value}) => [type, value]));
  return Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`) - Math.floor(instant / 60_000) * 60_000;
}

/** The instant at which a city's clocks show that time. @param {string} local @param {string} zone */
export function instant(local, zone) {
  const wall = +asUtc(local);
  const guess = wall - ahead(wall, zone);
  return new Date(wall - ahead(guess, zone));
}

/** MST @param {string} local @param {string} zone */
export function abbreviation(local, zone) {
  const parts = new Intl.DateTimeFormat('en-US', {timeZone: zone, timeZoneName: 'short'}).formatToParts(instant(local, zone));
  return parts.find(({type}) => type === 'timeZoneName')?.value ?? '';
}

/**
 * What the clocks around the reader show then, or nothing where they agree with the city's.
 * @param {string} local
 * @param {string} zone
 * @returns {{day: string, time: string} | undefined}
 */
export function elsewhere(local, zone) {
  const then = instant(local, zone);
  const here = new Date(+then - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  return here === local.slice(0, 16) ? undefined : {day: day(here), time: time(here)};
}
