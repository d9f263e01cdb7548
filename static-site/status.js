import {reach} from './api.js';
import {asking, picked, refused, timesIn} from './asking.js';
import {say} from './words.js';
import {$, mark, noteIn, open, part, tell, whyIn} from './view.js';

/** What ends well, or not, ends with an invitation to ask again. */
const OVER = ['declined', 'pitch', 'unanswered', 'lapsed', 'withdrawn', 'cancelled', 'met', 'missed'];

/** Where the program's own sentence says more than the page does. */
const SAID = ['countered', 'approved', 'declined', 'pitch', 'lapsed', 'withdrawn', 'cancelled'];

open({
  side: 'visitor',

  parts(view, values) {
    const can = (action) => view.actions.includes(action);
    const asked = can('met');
    const standing = view.meetup && ['moved', 'countered'].includes(view.state);
    const coming = view.state === 'approved' && !asked;
    const past = ['met', 'missed'].includes(view.state);
    const more = {
      ...values,
      agreed: Boolean(view.meetup),
      notAgreed: !view.meetup,
      said: SAID.includes(view.state) && !asked ? view.said : '',
      ahead: standing || coming,
      plan: coming ? plan(values) : '',
      canShare: Boolean(navigator.share),
    };
    if (view.state === 'erased') {
      return [part('state-erased')];
    }
    return [
      part(`state-${asked ? 'over' : view.state}`, more),
      ...view.returned ? [part('returned', more)] : [],
      ...OVER.includes(view.state) && !asked ? [part('again')] : [],
      ...can('accept') ? [accept(more)] : [],
      ...can('ask') ? [asking('ask', view, more)] : [],
      ...can('accept') && !can('ask') ? [part('no-asks-left', more)] : [],
      ...standing ? [part('stands', more)] : [],
      ...standing || coming || asked || past ? [part('meetup', more)] : [],
      ...asked ? [part('recall', more)] : [],
      ...coming ? [part('calendar', view.links), part('share', more)] : [],
      ...can('confirm') && !asked && !past ? [part('confirm', more)] : [],
      ...unproved(view) && !asked ? [part('unproved', more)] : [],
      part('request', more),
      ...can('move') ? [asking('move', view, more)] : [],
      ...coming && !can('move') ? [part('no-moves-left', more)] : [],
      ...can('withdraw') ? [part(view.meetup ? 'keep' : 'withdraw', more)] : [],
      ...can('cancel') ? [part('cancel', more)] : [],
      part('data', more),
    ];
  },

  order(form) {
    switch (form.dataset.action) {
      case 'accept': return taken(form);
      case 'ask':
      case 'move': return timesIn(form);
      case 'missed': return whyIn(form);
      default: return noteIn(form);
    }
  },

  shown() {
    $('ics')?.addEventListener('click', download);
    $('copy')?.addEventListener('click', copy);
    $('pass')?.addEventListener('click', pass);
  },

  taken(action, body) {
    if (action !== 'export') {
      return false;
    }
    save(new Blob([JSON.stringify(body, null, 2), '\n'], {type: 'application/json'}), 'my-request.json');
    tell(say('exported'));
    return true;
  },

  done(action) {
    if (['ask', 'move'].includes(action)) {
      picked();
    }
    if (action === 'erase') {
      // The link leads nowhere any more: it need not stay in the address, nor be sent on with it.
      history.replaceState(null, '', location.pathname);
    }
  },

  refused(action) {
    if (['ask', 'move'].includes(action)) {
      refused();
    }
  },
});

/** The form's own answer leads here as well, but only the link in a mail shows that the address is theirs. */
const unproved = ({address, actions, state}) => address === 'unconfirmed' && !actions.includes('confirm')
    && ['pending', 'moved', 'countered', 'approved'].includes(state);

// ---- an offer

function accept(values) {
  const clone = part('accept', values);
  const times = clone.querySelectorAll('[name=time]');
  if (times.length === 1) {
    times[0].checked = true;
  }
  return clone;
}

function taken(form) {
  const time = new FormData(form).get('time');
  if (!time) {
    mark([{field: 'time', message: say('time.missing')}], form);
    return undefined;
  }
  return {time};
}

// ---- the calendar

/** The calendar file needs the token, and the token may stand in no address: so it is fetched and handed over. */
async function download() {
  try {
    const response = await reach('/api/visitor/calendar', {token: location.hash.slice(1)});
    if (!response.ok) {
      return tell(say('unloaded'));
    }
    save(await response.blob(), 'meetup.ics');
  } catch {
    tell(say('unloaded'));
  }
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// ---- a friend who should know

/** Where, when and with whom, for somebody else's eyes: no link that opens anything. */
function plan(values) {
  const where = [values.placeName, values.address].filter(Boolean).join(', ');
  return [say('plan', values), say('plan.where', {where}), values.map, say('plan.who', {page: `${location.origin}/`})]
      .filter(Boolean).join('\n');
}

async function copy() {
  const plan = $('plan');
  try {
    await navigator.clipboard.writeText(plan.value);
  } catch {
    plan.select();
    document.execCommand('copy');
  }
  $('copied').textContent = say('copied');
}

/** By whatever the device has; to change one's mind there is no mistake. */
const pass = () => navigator.share({text: $('plan').value}).catch(() => {});
