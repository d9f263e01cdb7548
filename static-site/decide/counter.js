import {day} from '../shared/days.js';
import {chosen, formIn, mark, noteIn} from '../shared/forms.js';
import {say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {showClash} from './clash.js';
import {choosePlace, placeIn, showPlace} from './places.js';

/** @import {HostView, State} from '../shared/answers.js' */

const MOST_TIMES = 3;
const INPUT_NAMES = /^(day|time)-/;

/** In these the host can suggest another place for times that are on the table already. @type {State[]} */
const ON_THE_TABLE = ['pending', 'moved', 'approved'];

/** @param {HostView} view */
const areTimesOnTheTable = ({state}) => ON_THE_TABLE.includes(state);

/** The form that suggests something else. @param {HostView} view @param {Record<string, unknown>} values */
export function counter(view, values) {
  const clone = part('counter', {...values, placeToo: areTimesOnTheTable(view), places: view.places});
  const form = formIn(clone);
  choosePlace(form, view);
  form.dataset.place = placeIn(form);
  const add = /** @type {HTMLElement} */ (form.querySelector('.more'));
  const show = () => {
    add.hidden = showRows(rowsOf(form));
    showPlace(form);
    /** @type {HTMLElement} */ (form.querySelector('.outside')).textContent = outside(form, view);
  };
  add.addEventListener('click', () => {
    const next = rowsOf(form).find((row) => row.hidden);
    if (next) {
      next.hidden = false;
      show();
      inputsOf(next)[0].focus();
    }
  });
  form.addEventListener('change', ({target}) => {
    if (INPUT_NAMES.test(/** @type {HTMLInputElement} */ (target).name ?? '')) {
      showClash(form, '');
    }
    show();
  });
  show();
  return clone;
}

/** @param {HTMLFormElement} form @returns {HTMLElement[]} */
const rowsOf = (form) => [...form.querySelectorAll('.when')].map((row) => /** @type {HTMLElement} */ (row));

/** @param {HTMLElement} row */
const inputsOf = (row) => [...row.querySelectorAll('input')];

/** Rows fill up from the first; what is typed in a later one stays in sight. @param {HTMLElement[]} rows @returns {boolean} whether all are shown */
function showRows(rows) {
  const last = rows.findLastIndex((row, i) => i === 0 || !row.hidden || inputsOf(row).some((input) => input.value));
  rows.forEach((row, i) => {
    row.hidden = i > last;
  });
  return last === rows.length - 1;
}

/** A day on which the visitor is not there may still be meant. @param {HTMLFormElement} form @param {HostView} view */
function outside(form, {request: {arrive, leave, name}}) {
  const days = suggested(form).map((each) => each.day).filter((date) => date && (date < arrive || date > leave));
  return days.length ? say('outside', {name, days: [...new Set(days)].map(day).join(', ')}) : '';
}

/** @param {HTMLFormElement} form */
function suggested(form) {
  const values = chosen(form);
  return Array.from({length: MOST_TIMES}, (_, i) => ({day: values[`day-${i + 1}`] ?? '', time: values[`time-${i + 1}`] ?? ''}));
}

/** What is sent as a suggestion, or what is wrong with it. @param {HTMLFormElement} form @param {HostView} view */
export function suggestion(form, view) {
  const {anyway} = chosen(form);
  const rows = suggested(form).filter((each) => each.day || each.time);
  const where = placeIn(form);
  const placeOnly = areTimesOnTheTable(view) && where !== form.dataset.place;
  const problems = [
    ...rows.some((each) => !each.day || !each.time) ? [{field: 'times', message: say('times.half')}] : [],
    ...!rows.length && !placeOnly ? [{field: 'times', message: say('times.missing')}] : [],
    ...!where ? [{field: 'place', message: say('elsewhere.missing')}] : [],
  ];
  if (problems.length) {
    mark(problems, form);
    return undefined;
  }
  return {
    ...rows.length && {times: rows.map((each) => `${each.day}T${each.time}`)},
    place: where,
    ...noteIn(form),
    ...anyway && {anyway: true},
  };
}
