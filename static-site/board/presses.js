import {chosen} from '../shared/forms.js';
import {say} from '../shared/page.js';
import {placeOfTripField, problemsWithDays, problemsWithTrip, tripIn} from './trip-form.js';
import {showTroubles} from '../shared/troubles.js';

/** @import {FieldProblem, Plan} from '../shared/answers.js' */

/** The id of what a form is about. @param {HTMLFormElement} form */
export const idOf = (form) => /** @type {HTMLElement | null} */ (form.closest('[data-id]'))?.dataset.id;

/** What is sent with a press, or nothing where something is wrong with it, which is then said. @param {HTMLFormElement} form @param {Plan} plan */
export function order(form, plan) {
  const problems = problemsOf(form, plan);
  if (problems.length) {
    showTroubles(form, problems);
    return undefined;
  }
  const id = idOf(form);
  switch (form.dataset.action) {
    case 'add-trip': return {trip: tripIn(form)};
    case 'change-trip': return {id, trip: tripIn(form)};
    case 'call-off-trip': return {id, ...chosen(form).anyway && {anyway: true}};
    case 'add-days-off': return chosen(form);
    case 'start-break': return pause(form);
    default: return id ? {id} : {};
  }
}

/** What is wrong with a form as it stands. @param {HTMLFormElement} form @param {Plan} plan */
export function problemsOf(form, plan) {
  switch (form.dataset.action) {
    case 'add-trip': return problemsWithTrip(form, plan);
    case 'change-trip': return problemsWithTrip(form, plan, idOf(form));
    case 'add-days-off': return problemsWithDays(form);
    case 'start-break': return problemsWithBreak(form);
    default: return [];
  }
}

/** @param {HTMLFormElement} form */
function pause(form) {
  const {until, words = ''} = chosen(form);
  return {until, ...words.trim() && {words: words.trim()}};
}

/** @param {HTMLFormElement} form */
function problemsWithBreak(form) {
  const {until = ''} = chosen(form);
  const {min} = /** @type {HTMLInputElement} */ (form.elements.namedItem('until'));
  return until && until >= min ? [] : [{id: 'break-until', message: say(until ? 'plan.break.until.past' : 'plan.break.until.missing')}];
}

/** Shows what the server has refused, at its field where it has one. @param {HTMLFormElement} form @param {FieldProblem[]} errors */
export function showRefusal(form, errors) {
  const {key} = form.dataset;
  showTroubles(form, errors.map(({field, message}) => ({
    id: field.startsWith('trip') ? placeOfTripField(form, field) : `${key}-${field}`,
    message,
  })), true);
}
