import {$, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {on, range} from './dates.js';
import {agreedIn} from './trips.js';

/** @import {Plan} from '../shared/answers.js' */

/** @param {Plan} plan */
export function showDaysOff({daysOff, now}) {
  $('plan-days').replaceChildren(...daysOff.map((off) => {
    const item = part('plan-off', {...off, days: range(off, now), ...agreedIn(off.agreed)});
    /** @type {HTMLElement} */ (item.firstElementChild).dataset.id = off.id;
    return item;
  }));
}

/** @param {string} id @returns {HTMLElement | undefined} */
export const cardOfDays = (id) => [...$('plan-days').children].map((each) => /** @type {HTMLElement} */ (each))
    .find((card) => card.dataset.id === id);

/** @param {Plan} plan */
export function showBreak({break: pause, now}) {
  $('plan-break').replaceChildren(...pause ? [part('plan-pause', {...pause, day: on(pause.until, now), ...agreedIn(pause.agreed)})] : []);
  $('plan-break-open').textContent = say(pause ? 'plan.break.change' : 'plan.break.open');
  $('plan-break-yes').textContent = say(pause ? 'plan.break.change.yes' : 'plan.break.yes');
}
