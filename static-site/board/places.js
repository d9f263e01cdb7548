import {say} from '../shared/page.js';
import {part} from '../shared/templates.js';

const MOST = 20;

let rows = 0;

/** @param {HTMLFormElement} form @returns {HTMLElement} */
const listOf = (form) => /** @type {HTMLElement} */ (form.querySelector('.places .rows'));

/** @param {HTMLFormElement} form @returns {HTMLElement[]} */
export const placesOf = (form) => [...listOf(form).children].map((each) => /** @type {HTMLElement} */ (each));

/** @param {HTMLElement} row @param {'name' | 'address'} what */
const input = (row, what) => /** @type {HTMLInputElement} */ (row.querySelector(`.${what}`));

/** Makes the list of places ready, with one to be filled in. @param {HTMLFormElement} form */
export function wirePlaces(form) {
  form.querySelector('.places .more')?.addEventListener('click', () => input(addPlace(form), 'name').focus());
  addPlace(form);
}

/** @param {HTMLFormElement} form @param {{name: string, address: string}} [place] */
function addPlace(form, {name, address} = {name: '', address: ''}) {
  const list = listOf(form);
  list.append(part('plan-place', {place: `place-${++rows}`, n: list.children.length + 1}));
  const row = /** @type {HTMLElement} */ (list.lastElementChild);
  input(row, 'name').value = name;
  input(row, 'address').value = address;
  row.querySelector('.drop')?.addEventListener('click', () => {
    row.remove();
    count(form);
    /** @type {HTMLElement} */ (form.querySelector('.places .more')).focus();
  });
  count(form);
  return row;
}

/** One is needed, and more than twenty are refused. @param {HTMLFormElement} form */
function count(form) {
  const places = placesOf(form);
  places.forEach((row, i) => {
    /** @type {HTMLElement} */ (row.querySelector('.drop')).hidden = places.length === 1;
    /** @type {HTMLElement} */ (row.querySelector('legend')).textContent = say('plan.place', {n: i + 1});
  });
  /** @type {HTMLElement} */ (form.querySelector('.places .more')).hidden = places.length >= MOST;
}

/** @param {HTMLFormElement} form */
export const placesIn = (form) => placesOf(form).map((row) => ({name: input(row, 'name').value.trim(), address: input(row, 'address').value.trim()}))
    .filter(({name, address}, i) => name || address || i === 0);

/** @param {HTMLFormElement} form @param {{name: string, address: string}[]} places */
export function fillPlaces(form, places) {
  listOf(form).replaceChildren();
  places.forEach((place) => addPlace(form, place));
}

/** What is missing; a row without anything in it is none, unless it is the only one. @param {HTMLFormElement} form */
export const problemsWithPlaces = (form) => placesOf(form).flatMap((row, i) => {
  const name = input(row, 'name');
  const address = input(row, 'address');
  if (i > 0 && !name.value.trim() && !address.value.trim()) {
    return [];
  }
  return [
    ...name.value.trim() ? [] : [{id: name.id, message: say('plan.place.name.missing')}],
    ...address.value.trim() ? [] : [{id: address.id, message: say('plan.place.address.missing')}],
  ];
});
