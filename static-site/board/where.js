import {locale} from '../shared/page.js';
import {dateThere} from '../shared/values.js';
import {range} from './dates.js';

/*
 * Where somebody can be invited to: home, and the trips that are not over.
 */

/**
 * @import {Day, Plan} from '../shared/answers.js'
 * @typedef {{id: string, name: string, firstDay?: Day, lastDay?: Day}} Where home has no days
 */

/** @param {Plan} plan @param {Where} home @returns {Where[]} */
export function destinations({trips, now}, home) {
  const today = dateThere(new Date(now), Intl.DateTimeFormat().resolvedOptions().timeZone);
  return [home, ...trips.filter(({calledOff, lastDay}) => !calledOff && lastDay >= today)];
}

/** New York, Mon, May 3 to Fri, May 7 @param {Where} where @param {string} now */
export const titleOf = ({name, firstDay, lastDay}, now) => firstDay && lastDay ? `${name}, ${range({firstDay, lastDay}, now)}` : name;

const moment = new Intl.DateTimeFormat(locale, {weekday: 'short', day: 'numeric', month: 'short'});

/** The day of an instant, by the clocks here. @param {string} instant */
export const dayOf = (instant) => moment.format(new Date(instant));
