import {chosen, fieldOf} from '../shared/forms.js';
import {say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {range} from './dates.js';
import {fillHours, hoursIn, problemsWithHours, wireHours} from './hours.js';
import {fillPlaces, placesIn, placesOf, problemsWithPlaces, wirePlaces} from './places.js';
import {cityOf} from './zones.js';

/**
 * @import {Plan, PlannedTrip, TripDraft} from '../shared/answers.js'
 * @import {Trouble} from '../shared/troubles.js'
 * @import {Zones} from './zones.js'
 */

/** Days that were left out are the one that was given, so that whoever picks the last sees its month. @param {HTMLFormElement} form */
export function wireDays(form) {
  fieldOf(form, 'firstDay').addEventListener('change', () => {
    const [first, last] = [fieldOf(form, 'firstDay'), fieldOf(form, 'lastDay')];
    if (first.value && last.value < first.value) {
      last.value = first.value;
      last.dispatchEvent(new Event('change', {bubbles: true}));
    }
  });
}

/**
 * The form for a trip.
 * @param {string} key what the ids in it begin with
 * @param {Zones} zones
 * @param {string} today
 * @param {PlannedTrip} [trip] that is to be changed; without one it is for a new trip
 */
export function tripForm(key, zones, today, trip) {
  const clone = part('plan-trip-form', {key, today, add: !trip, change: trip});
  const form = /** @type {HTMLFormElement} */ (clone.querySelector('form'));
  form.dataset.action = trip ? 'change-trip' : 'add-trip';
  wireZone(form, zones);
  wireDays(form);
  wireHours(form);
  wirePlaces(form);
  if (trip) {
    fillTrip(form, zones, trip);
  }
  return form;
}

/** @param {HTMLFormElement} form */
const zoneOf = (form) => /** @type {HTMLSelectElement} */ (form.elements.namedItem('timeZone'));

/** Finds the zone while the city is typed. One that was chosen stays. @param {HTMLFormElement} form @param {Zones} zones */
function wireZone(form, zones) {
  const name = fieldOf(form, 'name');
  const zone = zoneOf(form);
  const other = /** @type {HTMLElement} */ (form.querySelector('.zones'));
  for (const [region, cities] of zones.byRegion()) {
    const group = document.createElement('optgroup');
    group.label = region;
    group.append(...cities.map((each) => new Option(each.city, each.name)));
    zone.append(group);
  }
  /** @param {boolean} typed whether the city is complete */
  const find = (typed) => {
    const found = zones.find(name.value);
    if (boxOf(form).hidden) {
      zone.value = found ?? '';
      // Not while somebody is still typing: half a city is none.
      boxOf(form).hidden = Boolean(found) || !typed || !name.value.trim();
      other.hidden = !found;
    }
    tellZone(form, zones, typed);
  };
  name.addEventListener('input', () => find(false));
  name.addEventListener('change', () => find(true));
  zone.addEventListener('change', () => tellZone(form, zones, true));
  other.addEventListener('click', () => {
    boxOf(form).hidden = false;
    other.hidden = true;
    zone.focus();
  });
}

/** @param {HTMLFormElement} form @returns {HTMLElement} */
const boxOf = (form) => /** @type {HTMLElement} */ (form.querySelector('.zone'));

/** @param {HTMLFormElement} form @param {Zones} zones @param {boolean} typed */
function tellZone(form, zones, typed) {
  const {value} = zoneOf(form);
  const city = fieldOf(form, 'name').value.trim();
  /** @type {HTMLElement} */ (form.querySelector('.found')).textContent = value
    ? say('plan.zone.found', {time: zones.time(value), clocks: cityOf(value)})
    : city && typed ? say('plan.zone.unknown', {trip: city}) : '';
}

/** @param {HTMLFormElement} form @param {Zones} zones @param {PlannedTrip} trip */
function fillTrip(form, zones, trip) {
  for (const name of /** @type {const} */ (['name', 'firstDay', 'lastDay'])) {
    fieldOf(form, name).value = trip[name];
  }
  const zone = zoneOf(form);
  if (![...zone.options].some(({value}) => value === trip.timeZone)) {
    zone.append(new Option(cityOf(trip.timeZone), trip.timeZone));
  }
  zone.value = trip.timeZone;
  /** @type {HTMLElement} */ (form.querySelector('.zones')).hidden = false;
  tellZone(form, zones, true);
  fillHours(form, trip.openingHours);
  fillPlaces(form, trip.places);
}

/** What is sent of it. @param {HTMLFormElement} form @returns {TripDraft} */
export function tripIn(form) {
  const {name = '', timeZone = '', firstDay = '', lastDay = ''} = chosen(form);
  return {name: name.trim(), timeZone, firstDay, lastDay, openingHours: hoursIn(form), places: placesIn(form)};
}

/**
 * What is wrong with it already, in the order of its fields.
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {string} [id] of the trip itself
 * @returns {Trouble[]}
 */
export function problemsWithTrip(form, plan, id) {
  const {key} = form.dataset;
  const trip = tripIn(form);
  return [
    ...trip.name ? [] : [{id: `${key}-name`, message: say('plan.city.missing')}],
    ...trip.timeZone || !trip.name ? [] : [{id: `${key}-timeZone`, message: say('plan.zone.missing')}],
    ...problemsWithDays(form),
    ...problemsWithHours(form),
    ...problemsWithPlaces(form),
    ...clashes(trip, plan, id).map((message) => ({id: `${key}-firstDay`, message})),
  ];
}

/** @param {HTMLFormElement} form @returns {Trouble[]} */
export function problemsWithDays(form) {
  const {key} = form.dataset;
  const {firstDay = '', lastDay = ''} = chosen(form);
  return [
    ...firstDay ? [] : [{id: `${key}-firstDay`, message: say('plan.first.missing')}],
    ...lastDay ? [] : [{id: `${key}-lastDay`, message: say('plan.last.missing')}],
    ...firstDay && lastDay && lastDay < firstDay ? [{id: `${key}-lastDay`, message: say('plan.backwards')}] : [],
    ...lastDay && lastDay >= firstDay && lastDay < fieldOf(form, 'lastDay').min ? [{id: `${key}-lastDay`, message: say('plan.past')}] : [],
  ];
}

/** Nobody is in two cities on one day. @param {TripDraft} trip @param {Plan} plan @param {string} [id] */
const clashes = ({firstDay, lastDay}, {trips, now}, id) => trips
    .filter((other) => other.id !== id && !other.calledOff && other.firstDay <= lastDay && other.lastDay >= firstDay && firstDay && lastDay)
    .slice(0, 1)
    .map((other) => say('plan.overlap', {trip: other.name, days: range(other, now)}));

/** The place on the form of a field of the answer, such as trip.places[1].name, or none. @param {HTMLFormElement} form @param {string} field */
export function placeOfTripField(form, field) {
  const {key} = form.dataset;
  const [, place, what] = field.match(/^trip\.places\[(\d+)\](?:\.(name|address))?/) ?? [];
  if (place) {
    const row = placesOf(form)[Number(place)];
    return row?.querySelector(`.${what ?? 'name'}`)?.id;
  }
  const [, day] = field.match(/^trip\.openingHours\.(\w+)/) ?? [];
  const own = day && form.querySelector(`#${CSS.escape(`${key}-${day}`)}:not([hidden])`)?.id;
  const [, name] = field.match(/^trip\.(\w+)/) ?? [];
  return own || (name ? `${key}-${name}` : field === 'trip' ? `${key}-firstDay` : undefined);
}
