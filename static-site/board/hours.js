import {part} from '../shared/templates.js';
import {say} from '../shared/page.js';
import {clocks, weekdays, weekdaysIn} from './dates.js';

/** @import {WeekHours} from '../shared/answers.js' */

/** The parts of a day that are one tap. @type {Record<string, string>} */
const PARTS = {morning: '08:00-11:00', lunch: '11:30-14:00', afternoon: '14:00-18:00', evening: '18:00-21:00'};

const EVERY = 'every';
const GRID_MINUTES = 5;

let rows = 0;

/** Makes the parts of days ready to be tapped. @param {HTMLFormElement} form */
export function wireHours(form) {
  for (const group of groupsOf(form)) {
    for (const input of partsOf(group)) {
      /** @type {HTMLElement} */ (input.parentElement?.querySelector('small')).textContent = clocks(PARTS[input.dataset.part ?? '']);
    }
    group.querySelector('.more')?.addEventListener('click', () => addOwn(group).querySelector('input')?.focus());
  }
  form.addEventListener('change', ({target}) => {
    const {name} = /** @type {HTMLInputElement} */ (target);
    if (name === 'days' && isEach(form)) {
      const [every, ...days] = groupsOf(form);
      days.filter((group) => !spansOf(group).length).forEach((group) => fill(group, spansOf(every)));
    }
    if (['days', 'firstDay', 'lastDay'].includes(name)) {
      showDays(form);
    }
  });
}

/** @param {ParentNode} form @returns {HTMLElement[]} every day in one, then each day of the week */
const groupsOf = (form) => [...form.querySelectorAll('.spans')].map((each) => /** @type {HTMLElement} */ (each));

/** @param {HTMLElement} group @returns {HTMLInputElement[]} */
const partsOf = (group) => [...group.querySelectorAll('[data-part]')].map((each) => /** @type {HTMLInputElement} */ (each));

/** @param {HTMLElement} group @returns {HTMLElement[]} */
const ownOf = (group) => [...group.querySelectorAll('.span')].map((each) => /** @type {HTMLElement} */ (each));

/** @param {HTMLElement} row @returns {HTMLInputElement[]} its beginning and its end */
const endsOf = (row) => [...row.querySelectorAll('input')];

/** @param {HTMLFormElement} form */
const isEach = (form) => new FormData(form).get('days') === 'each';

/** Only the days of the week that the trip has. @param {HTMLFormElement} form */
export function showDays(form) {
  const dates = new FormData(form);
  const [from, to] = ['firstDay', 'lastDay'].map((name) => String(dates.get(name)));
  const there = from && to ? weekdaysIn(from, to) : weekdays;
  for (const group of groupsOf(form)) {
    const day = group.dataset.day ?? '';
    group.hidden = day === EVERY ? isEach(form) : !isEach(form) || !there.includes(day);
  }
}

/** @param {HTMLElement} group @param {string} [span] */
function addOwn(group, span = '-') {
  const own = /** @type {HTMLElement} */ (group.querySelector('.own'));
  own.append(part('plan-span', {span: `span-${++rows}`}));
  const row = /** @type {HTMLElement} */ (own.lastElementChild);
  const ends = span.split('-');
  endsOf(row).forEach((input, i) => {
    input.value = ends[i];
  });
  row.querySelector('.drop')?.addEventListener('click', () => {
    row.remove();
    /** @type {HTMLElement} */ (group.querySelector('.more')).focus();
  });
  return row;
}

/** What one day is open, in order; two that touch are one. @param {HTMLElement} group */
function spansOf(group) {
  const tapped = partsOf(group).filter(({checked}) => checked).map((input) => PARTS[input.dataset.part ?? '']);
  const typed = ownOf(group).map((row) => endsOf(row).map(({value}) => value)).filter(([from, to]) => from && to).map((ends) => ends.join('-'));
  /** @type {string[]} */
  const merged = [];
  for (const span of [...tapped, ...typed].sort()) {
    const [from, to] = span.split('-');
    const [begins = '', ends = ''] = merged.at(-1)?.split('-') ?? [];
    if (merged.length && from <= ends) {
      merged[merged.length - 1] = `${begins}-${to > ends ? to : ends}`;
    } else {
      merged.push(span);
    }
  }
  return merged;
}

/** What the trip is open. @param {HTMLFormElement} form @returns {WeekHours} */
export function hoursIn(form) {
  const [every, ...days] = groupsOf(form);
  const all = isEach(form)
    ? days.filter((group) => !group.hidden).map((group) => [group.dataset.day, spansOf(group)])
    : weekdays.map((day) => [day, spansOf(every)]);
  return Object.fromEntries(all.filter(([, spans]) => spans?.length));
}

/** @param {HTMLFormElement} form @param {WeekHours} hours */
export function fillHours(form, hours) {
  const [every, ...days] = groupsOf(form);
  const same = weekdays.every((day) => String(hours[day] ?? '') === String(hours.monday ?? ''));
  /** @type {HTMLInputElement} */ (form.querySelector(`[name=days][value=${same ? 'same' : 'each'}]`)).checked = true;
  fill(every, same ? hours.monday ?? [] : []);
  days.forEach((group) => fill(group, same ? [] : hours[group.dataset.day ?? ''] ?? []));
  showDays(form);
}

/** @param {HTMLElement} group @param {string[]} spans */
function fill(group, spans) {
  partsOf(group).forEach((input) => {
    input.checked = false;
  });
  ownOf(group).forEach((row) => row.remove());
  for (const span of spans) {
    const parts = tiles(span);
    partsOf(group).filter((input) => parts.includes(input.dataset.part ?? '')).forEach((input) => {
      input.checked = true;
    });
    if (!parts.length) {
      addOwn(group, span);
    }
  }
}

/** The parts that a span consists of, or none where it does not. @param {string} span */
function tiles(span) {
  let [at, to] = span.split('-');
  const parts = [];
  for (const [name, each] of Object.entries(PARTS)) {
    const [begins, ends] = each.split('-');
    if (begins === at && ends <= to) {
      parts.push(name);
      at = ends;
    }
  }
  return at === to ? parts : [];
}

/** What is wrong with the hours, with the id of each group. @param {HTMLFormElement} form */
export function problemsWithHours(form) {
  const shown = groupsOf(form).filter((group) => !group.hidden);
  const problems = shown.flatMap((group) => {
    const message = ownOf(group).map(problemOf).find(Boolean);
    return message ? [{id: group.id, message}] : [];
  });
  return problems.length || Object.keys(hoursIn(form)).length
    ? problems
    : [{id: `${form.dataset.key}-openingHours`, message: say('plan.hours.missing')}];
}

/** @param {HTMLElement} row */
function problemOf(row) {
  const [from, to] = endsOf(row).map(({value}) => value);
  if (!from || !to) {
    return say('plan.hours.half');
  }
  if (to <= from) {
    return say('plan.hours.backwards');
  }
  return [from, to].some((end) => Number(end.slice(3)) % GRID_MINUTES) ? say('plan.hours.grid') : undefined;
}
