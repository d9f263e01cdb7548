import {fieldOf} from '../shared/forms.js';
import {say} from '../shared/page.js';

/** @import {HostView} from '../shared/answers.js' */

/** With whom, or what, a proposed time overlaps. @param {HostView} view @param {string | undefined} time */
export const others = (view, time) => [...new Set(view.near.filter(({overlaps}) => time && overlaps.includes(time))
    .map((near) => near.with ?? say('calendar')))].join(', ');

/** Meeting two at a time takes a tick of its own. @param {HTMLFormElement} form @param {string} words none where nothing clashes */
export function showClash(form, words) {
  const clash = /** @type {HTMLElement} */ (form.querySelector('.clash'));
  clash.hidden = !words;
  if (words) {
    /** @type {HTMLElement} */ (clash.querySelector('span')).textContent = words;
  } else {
    fieldOf(form, 'anyway').checked = false;
    /** @type {HTMLElement} */ (clash.querySelector('.wrong')).textContent = '';
  }
}
