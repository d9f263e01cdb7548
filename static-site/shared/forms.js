import {tell} from './link.js';
import {$, say} from './page.js';

/*
 * The forms of a page behind a link, each of which is a button with what goes with it.
 */

/**
 * What stood in a form.
 * @typedef {{name: string, value: string, checked: boolean, choice: boolean, typed: boolean}} Typed
 * @typedef {{action: string | undefined, fields: Typed[]}} Remembered
 * @import {FieldProblem} from './answers.js'
 */

/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} its inputs, whatever kind they are of */
const inputsOf = (form) => [...form.elements].map((each) => /** @type {HTMLInputElement} */ (each));

/** @returns {HTMLFormElement[]} those that are there */
export const forms = () => [...$('view').querySelectorAll('form')];

/** The one in a part of the page. @param {DocumentFragment} clone */
export const formIn = (clone) => /** @type {HTMLFormElement} */ (clone.querySelector('form'));

/** An input of a form, or the choices of that name. @param {HTMLFormElement} form @param {string} name */
export const fieldOf = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/**
 * What would be sent of it: a text for each name, and nothing for what is not chosen or not there.
 * @param {HTMLFormElement} form
 * @returns {Partial<Record<string, string>>}
 */
export const chosen = (form) => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

/** What the presser adds in their own words. @param {HTMLFormElement} form */
export const noteIn = (form) => {
  const note = chosen(form).note?.trim();
  return note ? {note} : {};
};

/** Why they did not meet, where it is said. @param {HTMLFormElement} form */
export const whyIn = (form) => {
  const {why} = chosen(form);
  return why ? {why} : {};
};

/**
 * Shows what is wrong at its field, or on top where it has none.
 * @param {FieldProblem[]} problems
 * @param {HTMLFormElement} form that was pressed
 */
export function mark(problems, form) {
  for (const place of $('view').querySelectorAll('.wrong')) {
    place.textContent = '';
  }
  const nowhere = problems.filter((problem) => !markField(problem, form));
  if (nowhere.length) {
    tell(nowhere.map(({message}) => message).join(' '));
  } else {
    const [{field}] = problems;
    const inputs = inputsOf(form).filter(({name}) => name === field);
    (inputs.find(({checked}) => checked) ?? inputs[0] ?? placeOf(field, form)?.parentElement?.querySelector('input'))?.focus();
  }
}

/** @param {FieldProblem} problem @param {HTMLFormElement} form @returns {boolean} whether it has a place there */
function markField({field, message}, form) {
  const place = placeOf(field, form);
  if (!place) {
    return false;
  }
  place.closest('[hidden]')?.removeAttribute('hidden');
  unfold(place);
  place.textContent = message;
  return true;
}

/** Opens whatever it is folded away in. @param {Element} element */
function unfold(element) {
  for (let around = element.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
    around.open = true;
  }
}

/** @param {string} field @param {HTMLFormElement} form */
const placeOf = (field, form) => form.querySelector(`.wrong[id$="-${CSS.escape(field)}-wrong"]`);

/** What stands in all of them. @returns {Remembered[]} */
export const remember = () => forms().map((form) => ({
  action: form.dataset.action,
  fields: inputsOf(form).filter(({name}) => name).map(({name, type, value, defaultValue, checked}) =>
    ({name, value, checked, choice: ['radio', 'checkbox'].includes(type), typed: value !== defaultValue})),
}));

/** @param {Remembered[]} all @returns {boolean} whether words that somebody typed stand in their form again */
export function putBack(all) {
  let kept = false;
  for (const {action, fields} of all) {
    const form = forms().find((each) => each.dataset.action === action);
    if (form) {
      kept = fields.map((field) => putBackField(form, field)).some(Boolean) || kept;
      form.dispatchEvent(new Event('change'));
    }
  }
  return kept;
}

/** @param {HTMLFormElement} form @param {Typed} was @returns {boolean} whether it was typed, and stands there again */
function putBackField(form, {name, value, checked, choice, typed}) {
  const input = inputsOf(form).find((each) => each.name === name && (!choice || each.value === value));
  if (input && choice) {
    input.checked = checked;
  } else if (input && typed) {
    input.value = value;
    unfold(input);
    return true;
  }
  return false;
}

/** Says on the button that it works, until the function that comes back is called. @param {HTMLElement} button */
export function occupy(button) {
  const words = [...button.childNodes];
  button.setAttribute('aria-disabled', 'true');
  button.textContent = say('working');
  return () => {
    button.setAttribute('aria-disabled', 'false');
    button.replaceChildren(...words);
  };
}
