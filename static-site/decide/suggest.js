import {day, fullDay, instant, time} from '../shared/days.js';
import {count, say} from '../shared/page.js';
import {part} from '../shared/templates.js';

/**
 * What the host can suggest by a tap: the visitor's own times that are still ahead, and their open times during the stay.
 * @import {HostView} from '../shared/answers.js'
 */

const MOST_TIMES = 3;
const OPEN_AT_ONCE = 2;

/** Such a time is typed by mistake more often than it is meant. */
const EARLIEST = '07:00';
const LATEST = '22:00';

/** The visitor's own times that are still ahead. @param {HostView} view @param {number} now */
export const ownTimes = ({request}, now) => request.times.filter(({time: local}) => +instant(local, request.city.timeZone) > now);

/** Puts the open times into the form, a day after the other. @param {HTMLFormElement} form @param {HostView} view @param {number} now */
export function offerTimes(form, view, now) {
  const own = ownTimes(view, now).map((slot) => slot.time);
  const days = (view.open ?? []).map(({date, times}) => ({date, times: times.map((clock) => `${date}T${clock}`)}))
      .map(({date, times}) => ({date, times: times.filter((local) => !own.includes(local))}))
      .filter(({times}) => times.length);
  const box = /** @type {HTMLElement} */ (form.querySelector('.days'));
  box.append(...days.map(({date, times}, i) => {
    const one = part('open-day', {
      day: fullDay(date), count: count('open', times.length), times: times.map((local) => ({time: local, clock: time(local)})),
    });
    /** @type {HTMLDetailsElement} */ (one.querySelector('details')).open = i < OPEN_AT_ONCE || days.length <= OPEN_AT_ONCE + 1;
    return one;
  }));
  return own.length + days.length > 0;
}

/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
const chips = (form) => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[name=open]')]);

/** Those that were tapped. @param {HTMLFormElement} form */
export const tapped = (form) => chips(form).filter(({checked}) => checked).map(({value}) => value);

/** Three are enough. @param {HTMLFormElement} form @param {number} typed how many were typed */
export function limit(form, typed) {
  const full = tapped(form).length + typed >= MOST_TIMES;
  for (const chip of chips(form)) {
    chip.disabled = full && !chip.checked;
  }
}

/** Whether there are more than may be sent. @param {string[]} times */
export const areTooMany = (times) => times.length > MOST_TIMES;

/** What is odd about the times that were typed. It may be meant. @param {string[]} typed @param {HostView} view @returns {string[]} */
export function oddities(typed, {open, request: {arrive, leave, name}}) {
  /** @param {string} local */
  const date = (local) => local.slice(0, 10);
  /** @param {string} local */
  const clock = (local) => local.slice(11);
  /** @param {string} local */
  const isOutside = (local) => date(local) < arrive || date(local) > leave;
  /** @param {string} local */
  const openThen = (local) => open?.find((each) => each.date === date(local))?.times;
  const there = open ? typed.filter((local) => !isOutside(local)) : [];
  const outside = typed.filter(isOutside);
  const closed = there.filter((local) => !openThen(local));
  const whole = typed.filter(clock);
  const odd = there.filter((local) => clock(local) && openThen(local) && !openThen(local)?.includes(clock(local)));
  const night = whole.filter((local) => clock(local) < EARLIEST || clock(local) >= LATEST);
  return [
    ...outside.length ? [say('outside', {name, days: listed(outside, onDay)})] : [],
    ...closed.length ? [say('closed', {days: listed(closed, onDay)})] : [],
    ...odd.length ? [say('odd', {times: listed(odd, said)})] : [],
    ...night.length ? [say('night', {times: listed(night, said)})] : [],
  ];
}

/** @param {string} local */
const onDay = (local) => day(local.slice(0, 10));

/** @param {string} local */
const said = (local) => `${day(local)}, ${time(local)}`;

/** @param {string[]} times @param {(local: string) => string} how */
const listed = (times, how) => [...new Set(times.map(how))].join('; ');
