import {$, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {range, week} from './dates.js';
import {tripForm} from './trip-form.js';

/**
 * @import {AgreedThen, Plan, PlannedTrip} from '../shared/answers.js'
 * @import {Zones} from './zones.js'
 */

/** The meetups that are agreed in something, as lines, and whether there are any. @param {AgreedThen[]} all */
export const agreedIn = (all) => ({
  some: all.length > 0,
  agreed: all.map(({name, meetup}) => ({line: say('plan.agreed.line', {name, text: meetup.text, abbreviation: meetup.zone})})),
});

/** The trips as cards. What somebody is typing into one stays. @param {Plan} plan @param {Zones} zones @param {string} today */
export function showTrips(plan, zones, today) {
  const list = $('plan-trips');
  const old = new Map(cards(list).map((card) => [card.dataset.id, card]));
  const shown = plan.trips.map((trip) => {
    const card = cardOf(trip, plan, zones, today);
    const before = old.get(trip.id);
    old.delete(trip.id);
    keepOpen(before, card);
    return card;
  });
  const left = [...old.values()].map(typedIn).flatMap((each) => each ? [each] : []);
  list.replaceChildren(...shown);
  // The trip is gone, but not what was typed.
  left.forEach((details) => $('plan-add').after(forNewTrip(details)));
  $('plan-trips-none').hidden = plan.trips.length > 0;
}

/** @param {HTMLElement} list @returns {HTMLElement[]} */
const cards = (list) => [...list.children].map((each) => /** @type {HTMLElement} */ (each));

/** @param {string} id @returns {HTMLElement | undefined} */
export const cardOfTrip = (id) => cards($('plan-trips')).find((card) => card.dataset.id === id);

/** @param {PlannedTrip} trip @param {Plan} plan @param {Zones} zones @param {string} today @returns {HTMLElement} */
function cardOf(trip, plan, zones, today) {
  const {calledOff, from} = trip;
  const values = {
    ...trip,
    days: range(trip, plan.now),
    hours: say('plan.hours.where', {times: week(trip.openingHours), clocks: say('cityTime', {cityName: trip.name})}),
    where: trip.places.map(({name}) => name).join(' · '),
    file: from === 'host.json',
    off: calledOff,
    on: !calledOff,
    undo: calledOff?.undoUntil,
    change: !calledOff && from === 'board',
    ...agreedIn(trip.agreed),
  };
  const card = /** @type {HTMLElement} */ (part('plan-trip', values).firstElementChild);
  card.dataset.id = trip.id;
  const change = detailsIn(card, '.change');
  change?.addEventListener('toggle', () => {
    if (change.open && !change.querySelector('form')) {
      change.append(tripForm(`change-${trip.id}`, zones, today, trip));
    }
  });
  const left = /** @type {HTMLElement | null} */ (card.querySelector('.left'));
  if (left && calledOff?.undoUntil) {
    left.dataset.until = calledOff.undoUntil;
  }
  return card;
}

/** @param {HTMLElement} card @param {string} which */
const detailsIn = (card, which) => /** @type {HTMLDetailsElement | null} */ (card.querySelector(which));

/** The form in which somebody is changing it. @param {HTMLElement} card */
function typedIn(card) {
  const details = detailsIn(card, '.change');
  return details?.open && details.querySelector('form') ? details : undefined;
}

/** @param {HTMLElement | undefined} before @param {HTMLElement} card */
function keepOpen(before, card) {
  const typed = before && typedIn(before);
  const change = detailsIn(card, '.change');
  if (typed && change) {
    change.replaceWith(typed);
  } else if (typed) {
    card.append(forNewTrip(typed));
  }
  const off = before && detailsIn(before, '.off');
  if (off?.open) {
    detailsIn(card, '.off')?.replaceWith(off);
  }
}

/** What was typed to change a trip that has been called off can be added as another. @param {HTMLDetailsElement} details */
function forNewTrip(details) {
  const form = /** @type {HTMLFormElement} */ (details.querySelector('form'));
  form.dataset.action = 'add-trip';
  /** @type {HTMLElement} */ (form.querySelector('button:not([type=button])')).textContent = say('plan.add.instead');
  details.classList.add('orphan');
  return details;
}

/** Trips of host.json that the plan is in the way of. @param {Plan} plan */
export function showClashes(plan) {
  $('plan-clashes').replaceChildren(...plan.clashes.map((clash) => part('plan-clash', {
    ...clash,
    days: range(clash, plan.now),
    with: plan.trips.find(({id}) => id === clash.with)?.name ?? clash.with,
  })));
}
