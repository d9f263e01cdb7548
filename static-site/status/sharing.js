import {reach} from '../shared/api.js';
import {linkToken, tell} from '../shared/link.js';
import {$, say} from '../shared/page.js';
import {saveAs} from '../shared/saving.js';

/** What takes a meetup elsewhere: into a calendar, to a friend, onto the visitor's own disk. */

/** Wires the buttons for it, as far as they are there. */
export function offerSharing() {
  $('ics')?.addEventListener('click', download);
  $('copy')?.addEventListener('click', copy);
  $('pass')?.addEventListener('click', share);
}

/** The calendar file needs the token, and the token may stand in no address: so it is fetched and handed over. */
async function download() {
  try {
    const response = await reach('/api/visitor/calendar', {token: linkToken()});
    if (response.ok) {
      saveAs('meetup.ics', await response.blob());
    } else {
      tell(say('unloaded'));
    }
  } catch {
    tell(say('unloaded'));
  }
}

/** Where, when and with whom, for somebody else's eyes: no link that opens anything. @param {Record<string, any>} values */
export function planOf(values) {
  const where = [values.placeName, values.address].filter(Boolean).join(', ');
  return [say('plan', values), say('plan.where', {where}), values.map, say('plan.who', {page: `${location.origin}/`})]
      .filter(Boolean).join('\n');
}

const plan = () => /** @type {HTMLTextAreaElement} */ ($('plan'));

async function copy() {
  try {
    await navigator.clipboard.writeText(plan().value);
  } catch {
    plan().select();
    document.execCommand('copy');
  }
  $('copied').textContent = say('copied');
}

/** By whatever the device has; to change one's mind there is no mistake. */
const share = () => navigator.share({text: plan().value}).catch(() => {});
