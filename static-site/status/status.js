import {Unreached} from '../shared/api.js';
import {chosen, formIn, mark, noteIn, whyIn} from '../shared/forms.js';
import {tell} from '../shared/link.js';
import {$, say} from '../shared/page.js';
import {saveAs} from '../shared/saving.js';
import {part} from '../shared/templates.js';
import {RequestPage} from '../shared/request.js';
import {asking, forgetPicks, renewOpenings, timesIn} from './asking.js';
import {offerSharing, planOf} from './sharing.js';

/**
 * @import {Gone, State, VisitorAction, VisitorView} from '../shared/answers.js'
 * @import {Side} from '../shared/request.js'
 */

/** What ends well, or not, ends with an invitation to ask again. @type {State[]} */
const OVER = ['declined', 'pitch', 'unanswered', 'lapsed', 'withdrawn', 'cancelled', 'met', 'missed'];

/** After these, the host may well come again. @type {State[]} */
const NEXT_TIME = ['declined', 'unanswered', 'lapsed'];

/** Where the program's own sentence says more than the page does. @type {State[]} */
const SAID = ['countered', 'approved', 'declined', 'pitch', 'lapsed', 'withdrawn', 'cancelled'];

/** While something is open, or agreed. @type {State[]} */
const OPEN = ['pending', 'moved', 'countered', 'approved'];

/** Those for which the visitor picks times. */
const ASKING = ['ask', 'move'];

/** Whether it came of an invitation: of what was erased, nobody can tell any more. */
let invited = false;

/** @type {Side<VisitorView | Gone>} */
const visitor = {
  side: 'visitor',
  shown(view) {
    offerSharing();
    if ('request' in view) {
      invited = Boolean(view.request.invited);
      if ($('watch')) {
        offerWatch(view);
      }
    }
  },

  parts: (view, values) => view.state === 'erased' ? [part('state-erased', {invited, asked: !invited})] : parts(view, values),

  order(form) {
    switch (form.dataset.action) {
      case 'accept': return takenTime(form);
      case 'ask':
      case 'move': return timesIn(form);
      case 'missed': return whyIn(form);
      default: return noteIn(form);
    }
  },

  taken(action, body) {
    if (action !== 'export') {
      return false;
    }
    saveAs('my-request.json', new Blob([JSON.stringify(body, null, 2), '\n'], {type: 'application/json'}));
    tell(say('exported'));
    return true;
  },

  done(action) {
    if (ASKING.includes(action)) {
      forgetPicks();
    }
    if (action === 'erase') {
      // The link leads nowhere any more: it need not stay in the address, nor be sent on with it.
      history.replaceState(null, '', location.pathname);
    }
  },

  refused(action) {
    if (ASKING.includes(action)) {
      renewOpenings();
    }
  },
};

new RequestPage(visitor);

/** @param {VisitorView} view @param {Record<string, any>} values */
function parts(view, values) {
  /** @param {VisitorAction} action */
  const can = (action) => view.actions.includes(action);
  const asked = can('met');
  const standing = Boolean(view.meetup) && ['moved', 'countered'].includes(view.state);
  const coming = view.state === 'approved' && !asked;
  const past = ['met', 'missed'].includes(view.state);
  const more = {
    ...values,
    agreed: Boolean(view.meetup),
    notAgreed: !view.meetup,
    said: SAID.includes(view.state) && !asked ? view.said : '',
    ahead: standing || coming,
    plan: coming ? planOf(values) : '',
    canShare: Boolean(navigator.share),
  };
  return [
    part(`state-${asked ? 'over' : view.state}`, more),
    ...view.returned ? [part('returned', more)] : [],
    ...OVER.includes(view.state) && !asked ? [part('again')] : [],
    ...NEXT_TIME.includes(view.state) ? [part('next-time')] : [],
    ...can('accept') ? [accept(more)] : [],
    ...can('ask') ? [asking('ask', view, more)] : [],
    ...can('accept') && !can('ask') ? [part('no-asks-left', more)] : [],
    ...standing ? [part('stands', more)] : [],
    ...standing || coming || asked || past ? [part('meetup', more)] : [],
    ...asked ? [part('recall', more)] : [],
    ...coming ? [part('calendar', {...view.links}), part('share', more)] : [],
    ...can('confirm') && !asked && !past ? [part('confirm', more)] : [],
    ...isUnproved(view) && !asked ? [part('unproved', more)] : [],
    part('request', more),
    ...can('move') ? [asking('move', view, more)] : [],
    ...coming && !can('move') ? [part('no-moves-left', more)] : [],
    ...can('withdraw') ? [part(view.meetup ? 'keep' : 'withdraw', more)] : [],
    ...can('cancel') ? [part('cancel', more)] : [],
    part('data', more),
  ];
}

/** "Tell me when you come". Where it does not come, nothing else lacks. @param {VisitorView} view */
async function offerWatch({request: {city}}) {
  const place = $('watch');
  const {path = '', home} = place.dataset;
  const known = city.id === home ? '' : city.name;
  const main = await import('../shared/watching.js').catch(() => undefined);
  const section = await main?.watching(path, known ? 'next' : 'title', known).catch(unreached);
  if (section && place.isConnected) {
    place.append(section);
  }
}

/** @param {unknown} failure */
function unreached(failure) {
  if (!(failure instanceof Unreached)) {
    throw failure;
  }
  return undefined;
}

/** The form's own answer leads here as well, but only the link in a mail shows that the address is theirs. @param {VisitorView} view */
const isUnproved = ({address, actions, state}) =>
  address === 'unconfirmed' && !actions.includes('confirm') && OPEN.includes(state);

/** An offer. @param {Record<string, any>} values */
function accept(values) {
  const clone = part('accept', values);
  const times = formIn(clone).querySelectorAll('input');
  if (times.length === 1) {
    times[0].checked = true;
  }
  return clone;
}

/** @param {HTMLFormElement} form */
function takenTime(form) {
  const {time} = chosen(form);
  if (!time) {
    mark([{field: 'time', message: say('time.missing')}], form);
    return undefined;
  }
  return {time};
}
