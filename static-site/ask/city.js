import {$, say} from '../shared/page.js';
import {beside, field, form, save, value} from './form.js';
import {openings} from './openings.js';

/*
 * The city that was chosen: what it says on top of the page, and about the stay.
 */

/** What there is to choose from; nothing where the host is at home. */
const cities = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[type=radio][name=city]')]);

/**
 * The city that the address names is chosen, once: a reload keeps what was chosen since. A bare name is the next trip there.
 * @returns {boolean} whether one was chosen
 */
export function followLink() {
  const name = nameInLink();
  const isNew = Boolean(name) && name !== beside.linked;
  if (isNew) {
    beside.linked = name;
    beside.picks = [];
    (find(name) ?? cities()[0] ?? {}).checked = true;
    frameStay(true);
    save();
  }
  if (missing()) {
    $('here').textContent = say('noTrip');
    $('here').className = 'coming';
  }
  return isNew;
}

const nameInLink = () => new URLSearchParams(location.search).get('city') ?? '';

/** @param {string} name */
const find = (name) => cities().find(({value: id}) => id === name) ?? cities().find(({value: id}) => id.replace(/-\d+$/, '') === name);

/** The city that the address names, where the host is not going there. */
export function missing() {
  const name = nameInLink();
  return find(name) || name === value('city') ? '' : name;
}

/** Whether the host is still on a break by then. @param {string} day */
export const isDuringBreak = (day) => Boolean(openings.break && day && day < openings.break.until);

/** What the days were before a trip took their place. @type {string[]} */
let before = [];

/** @type {string[]} */
let framed = [];

/**
 * The days of a trip frame the stay.
 * @param {boolean} replace whether they become it where the two have no day in common; home, it is what it was before
 */
export function frameStay(replace) {
  const {here, from = '', to = ''} = cities().find(({checked}) => checked)?.dataset ?? {};
  if (here) {
    $('here').textContent = here;
    $('here').className = from && 'coming';
  }
  const days = ['arrive', 'leave'].map(field);
  if (replace && String(framed) === String(days.map((each) => each.value))) {
    days.forEach((each, i) => each.value = before[i] ?? '');
    framed = [];
  }
  if (replace && from && !(days[0].value && days[0].value <= to && days[1].value >= from)) {
    before = days.map((each) => each.value);
    framed = [from, to];
    days.forEach((each, i) => each.value = framed[i]);
  }
  for (const each of days) {
    each.min = from;
    each.max = to;
  }
}
