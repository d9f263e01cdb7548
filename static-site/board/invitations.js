import {$} from '../shared/page.js';
import {openLater} from './later.js';
import {sum} from './sums.js';

/** @import {Board} from '../shared/answers.js' */

/** What the list takes, which comes when it is opened. */
const LATER = ['./inviting.js', './batches.js', './chosen.js', './connections.js', './csv.js', './dates.js', './greeting.js', './guests.js', './invited.js',
  './parts.js', './people.js', './picking.js', './ticks.js', './where.js', '../shared/forms.js', '../shared/saving.js',
  '../shared/troubles.js'];

/** How many are invited where, and what they have answered. @param {Board} board */
export const sumsOf = ({invitations}) => (invitations?.cities ?? []).map((city) => ({where: city.name, sum: sum(city)}));

/** Whoever only looks who is waiting does not wait for a list of five hundred. */
export function offerInvitations() {
  const details = /** @type {HTMLDetailsElement} */ ($('invite-open'));
  details.addEventListener('toggle', () => openLater($('invite-list'), LATER, 'uninvited'), {once: true});
}
