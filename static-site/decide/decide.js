import {noteIn, whyIn} from '../shared/forms.js';
import {$, locale, say} from '../shared/page.js';
import {part, unfolded} from '../shared/templates.js';
import {RequestPage} from '../shared/request.js';
import {dateThere} from '../shared/values.js';
import {approval, approve} from './approve.js';
import {counter, suggestion} from './counter.js';

/**
 * @import {HostAction, HostView, State} from '../shared/answers.js'
 * @import {Side} from '../shared/request.js'
 */

const LOOK_AGAIN_MS = 15_000;

/** Where the program's own sentence says more than the page does. @type {State[]} */
const SAID = ['countered', 'approved', 'declined', 'pitch', 'unanswered', 'lapsed', 'withdrawn', 'cancelled'];

let timer = 0;

/** @type {Side<HostView>} */
const host = {
  side: 'host',
  parts,

  order(form, view) {
    switch (form.dataset.action) {
      case 'approve': return approval(form, view);
      case 'counter': return suggestion(form, view);
      case 'missed': return whyIn(form);
      default: return noteIn(form);
    }
  },

  shown(view) {
    clearInterval(timer);
    if (view.undoUntil && view.actions.includes('undo')) {
      countDown(Date.parse(view.undoUntil) - now(view));
    }
  },
};

const page = new RequestPage(host);

/** @param {HostView} view @param {Record<string, any>} values */
function parts(view, values) {
  /** @param {HostAction} action */
  const can = (action) => view.actions.includes(action);
  const {state, meetup} = view;
  const fresh = can('undo');
  // Where there is nothing to approve, what the page is about is a suggestion.
  const suggests = can('counter') && (state === 'unanswered' || state === 'pending' && !can('approve'));
  const asked = can('met');
  const more = {
    ...values,
    said: SAID.includes(state) && !asked ? view.said : '',
    fresh,
    settled: !fresh && !(state === 'pending' && can('approve')),
    due: state === 'pending',
    others: '',
    repair: state === 'unanswered',
    first: suggests && state === 'pending',
    notRepair: !suggests,
    now: now(view),
    today: dateThere(now(view), view.request.city.timeZone),
  };
  return [
    ...view.actions.length ? [part('whose', more)] : [],
    part(`state-${asked ? 'over' : state}`, more),
    ...view.nameMixes ? [part('imitation', {alphabets: listed(view.nameMixes)})] : [],
    ...view.returned ? [part('returned', more)] : [],
    ...fresh ? [part('undo', more)] : [],
    ...view.offer ? [part('offer', more)] : [],
    ...meetup && ['approved', 'met', 'missed'].includes(state) ? [part('meetup', more)] : [],
    ...meetup && ['moved', 'countered'].includes(state) ? [part('stands', more), part('meetup', more)] : [],
    ...asked ? [part('recall', more)] : [],
    ...view.near?.length ? [part('near', {...more, near: nearby(view)})] : [],
    ...view.calendar ? [part('calendar', {...more, ...view.calendar})] : [],
    ...can('approve') ? [approve(view, now(view), more)] : [],
    ...suggests && state === 'unanswered' ? [unfolded(counter(view, more))] : [],
    part('request', more),
    ...suggests && state === 'pending' ? [unfolded(counter(view, more))] : [],
    ...can('counter') && !suggests ? [counter(view, more)] : [],
    ...can('decline') ? [part(declining(view), more)] : [],
    ...can('pitch') ? [part('pitch', more)] : [],
    ...can('cancel') ? [part('cancel', more)] : [],
    part('board', more),
    ...view.actions.length ? [part('forwarded', more)] : [],
  ];
}

/** What a no comes to: where something was agreed before, that stands. @param {HostView} view */
const declining = ({meetup, state}) => meetup ? 'keep' : state === 'countered' ? 'takeback' : 'decline';

/** @param {string[]} names */
const listed = (names) => new Intl.ListFormat(locale, {type: 'conjunction'}).format(names);

/** @param {HostView} view */
const nearby = (view) => view.near.map((near) => ({...near, abbreviation: near.zone, overlap: near.overlaps.length > 0}));

/** Shows for how long the press can be undone, then looks again: it was sent, or will be within the minute. @param {number} ms */
function countDown(ms) {
  const end = Date.now() + ms;
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      $('left').textContent = say('left', {left: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`});
      return;
    }
    $('left').textContent = '';
    clearInterval(timer);
    timer = setInterval(() => page.refresh(), LOOK_AGAIN_MS);
  };
  tick();
  timer = setInterval(tick, 1000);
}

/** The server's clock, where it says so: this one may be wrong. @param {HostView} view */
const now = (view) => view.now ? Date.parse(view.now) : Date.now();
