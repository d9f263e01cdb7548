import {say} from '../shared/page.js';
import {on, range} from './dates.js';

/** @import {Plan, PlannedTrip} from '../shared/answers.js' */

/** What somebody else, or the host on another device, has changed meanwhile: a sentence for each. @param {Plan} before @param {Plan} after */
export const changes = (before, after) => [
  ...after.trips.flatMap((trip) => changeOf(before.trips.find(({id}) => id === trip.id), trip, after.now)),
  ...added(before.daysOff, after.daysOff).map((off) => say('plan.since.off', {days: range(off, after.now)})),
  ...added(after.daysOff, before.daysOff).map((off) => say('plan.since.on', {days: range(off, after.now)})),
  ...pauses(before, after),
];

/** @param {PlannedTrip | undefined} before @param {PlannedTrip} trip @param {string} now */
function changeOf(before, trip, now) {
  const values = {trip: trip.name, days: range(trip, now)};
  if (!before) {
    return [say(trip.calledOff ? 'plan.since.called' : 'plan.since.added', values)];
  }
  if (Boolean(before.calledOff) !== Boolean(trip.calledOff)) {
    return [say(trip.calledOff ? 'plan.since.called' : 'plan.since.undone', values)];
  }
  return told(before) === told(trip) ? [] : [say('plan.since.changed', values)];
}

/** What the host has typed of it. @param {PlannedTrip} trip */
const told = ({name, timeZone, firstDay, lastDay, openingHours, places}) =>
  JSON.stringify([name, timeZone, firstDay, lastDay, Object.entries(openingHours).sort(), places.map((place) => [place.name, place.address])]);

/** @template {{id: string}} T @param {T[]} some @param {T[]} others @returns {T[]} those of the others that the first lack */
const added = (some, others) => others.filter((each) => !some.some(({id}) => id === each.id));

/** @param {Plan} before @param {Plan} after */
function pauses({break: before}, {break: after, now}) {
  if (before?.until === after?.until && before?.words === after?.words) {
    return [];
  }
  return [after ? say('plan.since.break', {day: on(after.until, now)}) : say('plan.since.ended')];
}
