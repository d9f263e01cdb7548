import {chosen, formIn, mark, noteIn} from '../shared/forms.js';
import {say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {showClash} from './clash.js';
import {choosePlace, placeIn, showPlace} from './places.js';
import {areTooMany, limit, oddities, offerTimes, ownTimes, tapped} from './suggest.js';

/** @import {HostView, State} from '../shared/answers.js' */

const MOST_TIMES = 3;
const INPUT_NAMES = /^(day|time)-|^open$/;

/** In these the host can suggest another place for times that are on the table already. @type {State[]} */
const ON_THE_TABLE = ['pending', 'moved', 'approved'];

/** @param {HostView} view */
const areTimesOnTheTable = ({state, request, meetup}) =>
  ON_THE_TABLE.includes(state) && (request.times.length > 0 || Boolean(meetup));

/** The form that suggests something else. @param {HostView} view @param {Record<string, any>} values */
export function counter(view, values) {
  const own = ownTimes(view, values.now);
  const nothing = !own.length && !view.open?.length;
  const clone = part('counter', {
    ...values, placeToo: areTimesOnTheTable(view), places: view.places, own, ahead: own.length > 0, nothing,
  });
  const form = formIn(clone);
  offerTimes(form, view, values.now);
  /** @type {HTMLDetailsElement} */ (form.querySelector('.typing')).open = nothing;
  if (view.state === 'unanswered') {
    // What the visitor wanted is still possible: one press makes up for what was missed.
    form.querySelectorAll('.own input').forEach((input) => /** @type {HTMLInputElement} */ (input).checked = true);
  }
  choosePlace(form, view);
  form.dataset.place = placeIn(form);
  const add = /** @type {HTMLElement} */ (form.querySelector('.more'));
  const show = () => {
    add.hidden = showRows(rowsOf(form));
    showPlace(form);
    limit(form, suggested(form).filter((each) => each.day).length);
    warn(form, view);
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

/** What is odd may still be meant. @param {HTMLFormElement} form @param {HostView} view */
function warn(form, view) {
  const typed = suggested(form).filter((each) => each.day).map((each) => `${each.day}T${each.time}`);
  /** @type {HTMLElement} */ (form.querySelector('.outside')).replaceChildren(...oddities(typed, view).map((words) => {
    const line = document.createElement('p');
    line.textContent = words;
    return line;
  }));
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
  const times = [...new Set([...tapped(form), ...rows.map((each) => `${each.day}T${each.time}`)])];
  const where = placeIn(form);
  const placeOnly = areTimesOnTheTable(view) && where !== form.dataset.place;
  const problems = [
    ...rows.some((each) => !each.day || !each.time) ? [{field: 'times', message: say('times.half')}] : [],
    ...areTooMany(times) ? [{field: 'times', message: say('times.many')}] : [],
    ...!times.length && !placeOnly ? [{field: 'times', message: say('times.missing')}] : [],
    ...!where ? [{field: 'place', message: say('elsewhere.missing')}] : [],
  ];
  if (problems.length) {
    mark(problems, form);
    return undefined;
  }
  return {
    ...times.length && {times},
    place: where,
    ...noteIn(form),
    ...anyway && {anyway: true},
  };
}
