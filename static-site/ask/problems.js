import {fullDay} from '../shared/days.js';
import {$, count, say} from '../shared/page.js';
import {isOff, make} from '../shared/picker.js';
import {isDuringBreak} from './city.js';
import {field, value} from './form.js';
import {city, today} from './openings.js';

/** @import {FieldProblem} from '../shared/answers.js' */

const CHECKED = ['arrive', 'leave', 'meeting', 'times', 'name', 'email', 'profile', 'topic', 'pledge'];
const SHORTEST_TOPIC = 20;

/** The page's title while nothing is wrong; the server, too, marks a form that it refuses. */
const title = document.title.replace(say('wrong', {title: ''}), '');

/** What is wrong with the form as it stands, in the order of its fields. @param {import('../shared/picker.js').Picker} picker of the times */
export function problemsWith(picker) {
  return CHECKED.flatMap((name) => {
    const message = problemOf(name, picker);
    return message ? [{field: name, message}] : [];
  });
}

/** @param {string} name @param {import('../shared/picker.js').Picker} picker */
function problemOf(name, {picks, leavesOpen}) {
  if (name === 'times' && isDuringBreak(value('leave'))) {
    // The last day says it.
    return undefined;
  }
  const text = name !== 'times' ? value(name) : leavesOpen ? 'none' : String(picks);
  const {missing, wrong} = $(name).dataset;
  if (missing && (!text || name === 'topic' && [...text].length < SHORTEST_TOPIC)) {
    return missing;
  }
  if (wrong && field(name).validity.typeMismatch) {
    return wrong;
  }
  if (name === 'arrive' && text < today()) {
    return say('past');
  }
  return name === 'leave' ? problemOfStay(value('arrive'), text) : undefined;
}

/** @param {string} arrive @param {string} leave */
function problemOfStay(arrive, leave) {
  if (leave < arrive) {
    return say('backwards');
  }
  if (isDuringBreak(leave) && $('break')) {
    return $('break').textContent.trim();
  }
  const {from = '', to = ''} = city();
  if (isOff({arrive, leave}, city())) {
    return say('offTrip', {from: fullDay(from), to: fullDay(to)});
  }
  return undefined;
}

/** Says what is wrong at each field, and in a summary on top that leads there. @param {FieldProblem[]} problems */
export function showProblems(problems) {
  const places = [...document.querySelectorAll('.wrong')].map(({id}) => id.slice(0, -'-wrong'.length));
  places.forEach(unmark);
  const list = make('ul');
  list.append(...[...problems].sort((one, other) => places.indexOf(one.field) - places.indexOf(other.field)).map(entry));
  showProblem(count('problems', problems.length), list);
}

/** @param {FieldProblem} problem */
function entry({field: name, message}) {
  const line = make('li');
  const place = $(`${name}-wrong`);
  if (!place || place.closest('[hidden]')) {
    line.textContent = message;
    return line;
  }
  place.textContent = message;
  if ($(name).matches('input, textarea')) {
    $(name).setAttribute('aria-invalid', 'true');
  }
  const link = make('a', '', message);
  link.href = `#${name}`;
  line.append(link);
  return line;
}

/** Says what is wrong above the form, and leads there. @param {string} words @param {Node[]} more */
export function showProblem(words, ...more) {
  $('problems').replaceChildren(make('h2', '', words), ...more);
  $('problems').hidden = false;
  $('problems').focus();
  document.title = say('wrong', {title});
}

/** Nothing is known to be wrong any more. */
export function hideProblems() {
  $('problems').hidden = true;
  document.title = title;
}

/** Something was typed or chosen: what is right now is no longer said to be wrong. @param {string} name @param {import('../shared/picker.js').Picker} picker */
export function mend(name, picker) {
  for (const each of name === 'arrive' ? ['arrive', 'leave'] : [name]) {
    if (each && $(`${each}-wrong`)?.textContent && !problemOf(each, picker)) {
      unmark(each);
      unlist(each);
    }
  }
}

/** @param {string} name */
function unmark(name) {
  $(`${name}-wrong`).textContent = '';
  $(name).removeAttribute('aria-invalid');
}

/** Takes it out of the summary. @param {string} name */
function unlist(name) {
  const box = $('problems');
  box.querySelector(`a[href="#${name}"]`)?.closest('li')?.remove();
  const left = box.querySelectorAll('li').length;
  if (left) {
    /** @type {HTMLElement} */ (box.querySelector('h2')).textContent = count('problems', left);
  } else {
    hideProblems();
  }
}

/** A link in the summary leads to its field without leaving a mark in the address. @param {Event} event */
export function follow(event) {
  /** @type {HTMLAnchorElement | null} */
  const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
  if (link) {
    event.preventDefault();
    leadTo($(link.hash.slice(1)));
  }
}

/** To the field, or in a group to the first that can be chosen, and what it is called comes into sight with it. @param {HTMLElement} place */
function leadTo(place) {
  const first = place.matches('fieldset') && place.querySelector('input:enabled') || place;
  focus(first);
  if (document.activeElement !== first) {
    // It is folded away.
    focus(place);
  }
  place.closest('.field, fieldset')?.scrollIntoView();
}

/** @param {Element} element */
const focus = (element) => /** @type {HTMLElement} */ (element).focus({preventScroll: true});
