import {chosen, fieldOf} from '../shared/forms.js';

/** @import {HostView} from '../shared/answers.js' */

/** @param {HTMLFormElement} form @param {string} name @param {string | undefined} value @returns {boolean} whether there is such a choice */
export function choose(form, name, value) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`[name=${name}]`)]);
  const input = inputs.find((each) => each.value === value);
  if (input) {
    input.checked = true;
  }
  return Boolean(input);
}

/** The place that was agreed, or where they usually meet for this. @param {HTMLFormElement} form @param {HostView} view */
export function choosePlace(form, view) {
  const agreed = view.meetup?.place.name;
  const known = view.places.find(({name}) => name === agreed);
  if (agreed && !known) {
    fieldOf(form, 'elsewhere').defaultValue = agreed;
    choose(form, 'place', '');
  } else if (!choose(form, 'place', known?.id ?? view.usualPlace ?? '')) {
    choose(form, 'place', view.places[0]?.id ?? '');
  }
}

/** The field for another place is there where another place was chosen. @param {HTMLFormElement} form */
export function showPlace(form) {
  /** @type {HTMLElement} */ (form.querySelector('.other')).hidden = chosen(form).place !== '';
}

/** What the chosen place is called. @param {HTMLFormElement} form @param {HostView} view */
export const placeName = (form, view) => view.places.find(({id}) => id === chosen(form).place)?.name ?? placeIn(form);

/** What is sent as the place, nothing where it is still to be named. @param {HTMLFormElement} form */
export function placeIn(form) {
  const {place, elsewhere = ''} = chosen(form);
  return place || elsewhere.trim();
}
