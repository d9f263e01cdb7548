import {Unreached} from '../shared/api.js';
import {chosen, forms, mark, occupy, putBack, remember} from '../shared/forms.js';
import {display, heading, openLink, showInstead, tell, untell} from '../shared/link.js';
import {$, count, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {clear, mend, showTrouble, showTroubles} from '../shared/troubles.js';
import {watching} from '../shared/watching.js';
import {Another} from './another.js';
import {VIEW, answer, forget, look, press, recalled, restore, save, settle, wasSent} from './answering.js';
import {Choosing} from './choosing.js';
import {greeting} from './greeting.js';

/**
 * @import {Answer} from '../shared/api.js'
 * @import {InvitationAction, InvitationState, InvitationView, Problem} from '../shared/answers.js'
 */

// The server takes no stamp younger than two seconds.
const STAMP_AGE_MS = 2_200;
const A_MINUTE = 60;

/** After these, the host may well come again. @type {(InvitationState | 'taken')[]} */
const NEXT_TIME = ['no', 'withdrawn', 'over', 'taken'];

/** @type {InvitationView} */
let view;

/** The guest's, as long as the page was told: after an answer it is no longer. */
let name = '';

/** @type {Choosing | undefined} */
let choosing;

/** @type {Another | undefined} */
let another;

let restored = false;

addEventListener('input', save);
const load = openLink(VIEW, show);

/** @param {InvitationView} now */
function show(now) {
  view = now;
  name = now.name ?? name;
  showAs(now.state);
  if (!restored) {
    restored = true;
    restore();
  }
}

/** @param {InvitationState | 'taken'} state */
function showAs(state) {
  choosing = can('yes') ? new Choosing(view) : undefined;
  another = can('another') ? new Another(view, name) : undefined;
  const nextTime = NEXT_TIME.includes(state);
  const {calledOff, line, city} = view;
  display(
      part(`state-${state === 'over' && calledOff ? 'off' : state}`, {
        title: state === 'open' ? greeting(view, name) : '',
        line: calledOff ? '' : line,
        changing: calledOff,
        still: can('yes'),
        cityName: city.name,
      }),
      ...['yes', 'another'].includes(state) && wasSent() ? [part('mine')] : [],
      ...state === 'no' && can('yes') ? [part('why')] : [],
      ...choosing ? [state === 'open' ? choosing.clone : afterAll(choosing)] : [],
      ...state === 'open' && can('no') ? [part('no')] : [],
      ...another ? [another.clone] : [],
      ...nextTime ? [part('next-time')] : [],
      ...['withdrawn', 'over', 'taken'].includes(state) ? [part('ask')] : [],
      part('data', {erase: can('erase')}),
  );
  for (const side of [choosing, another]) {
    for (const sign of side ? ['input', 'change'] : []) {
      side?.form.addEventListener(sign, ({target}) => mend(side.form, /** @type {HTMLElement} */ (target), side.order().wrong));
    }
  }
  for (const form of forms()) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submit(form);
    });
  }
  if (nextTime) {
    offerWatch();
  }
}

/** @param {InvitationAction} action */
const can = (action) => view.actions.includes(action);

/** Whoever has said no can still say yes. @param {Choosing} yes */
function afterAll(yes) {
  const clone = part('after-all');
  clone.querySelector('details')?.append(yes.clone);
  return clone;
}

/** "Tell me when you come": it is no part of the answer. */
async function offerWatch() {
  const place = $('watch');
  const {id, name: city} = view.city;
  const known = id === place.dataset.home ? '' : city;
  try {
    place.replaceChildren(await watching(location.pathname, known ? 'next' : 'title', known));
  } catch (failure) {
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
  }
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  const button = /** @type {HTMLElement} */ (form.querySelector('button:not([type=button])'));
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  untell();
  const sent = prepared(form);
  if (sent) {
    const free = occupy(button);
    try {
      await sent();
    } catch (failure) {
      trouble(form, say('unsent'));
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    } finally {
      free();
    }
  }
}

/** What a press does, or nothing where the form is not filled in. @param {HTMLFormElement} form @returns {(() => Promise<void>) | undefined} */
function prepared(form) {
  switch (form.dataset.action) {
    case 'yes': return choosing && sendable(form, choosing);
    case 'another': return another && sendable(form, another);
    case 'mine': return find;
    case 'erase': return () => erase(form);
    default: return () => decline(form);
  }
}

/** @param {HTMLFormElement} form @param {Choosing | Another} side */
function sendable(form, side) {
  const {wrong, order} = side.order();
  if (wrong.length) {
    showTroubles(form, wrong);
    return undefined;
  }
  clear(form);
  return () => deliver(form, order);
}

/** @param {HTMLFormElement} form @param {object} order */
async function deliver(form, order, again = false) {
  const {action = ''} = form.dataset;
  const reply = await answer({version: view.version, action, ...order}, action === 'another' ? view.stamp : undefined);
  save();
  const {status, body} = reply;
  const {errors = []} = /** @type {Problem} */ (body);
  if (status === 200 && body.statusUrl) {
    leaveFor(body.statusUrl);
  } else if (status === 200) {
    await late(body.state);
  } else if (status === 409 && body.days) {
    view = {...view, days: body.days, version: body.version ?? view.version};
    choosing?.renew(view);
    showTroubles(form, [{id: 'yes-time', message: say('gone')}], true);
  } else if (!again && errors.length && errors.every(({field}) => field === 'stamp')) {
    await renewStamp();
    await deliver(form, order, true);
  } else if (status === 422 && !errors.some(({field}) => field === 'action')) {
    const before = action === 'yes' ? 'yes-' : '';
    if (before && errors.some(({field}) => ['time', 'meeting'].includes(field))) {
      choosing?.renew(view);
    }
    showTroubles(form, errors.map(({field, message}) => ({id: before + field, message})), true);
  } else {
    await refused(form, reply);
  }
}

/** To the page of what came of it. From here on, this one keeps nothing. @param {string} statusUrl */
function leaveFor(statusUrl) {
  forget();
  location.assign(new URL(statusUrl, location.origin));
}

/** Somebody has answered before, or it has ended. @param {InvitationState} state */
async function late(state) {
  settle();
  if (state === 'yes') {
    view = {...view, actions: []};
    showAs('taken');
    heading().focus();
  } else if (await load()) {
    heading().focus();
  }
}

async function renewStamp() {
  const {status, body} = await look();
  if (status === 200) {
    view = {...view, stamp: body.stamp};
  }
  await new Promise((done) => setTimeout(done, STAMP_AGE_MS));
}

/** What is the same whatever was pressed. @param {HTMLFormElement} form @param {Answer} reply */
async function refused(form, {status, body, retryAfter}) {
  if (status === 404) {
    showInstead('broken');
    heading().focus();
  } else if (status === 409 || status === 422) {
    const {errors = []} = /** @type {Problem} */ (body);
    await lookAgain(status === 409 ? say('changed') : errors.map(({message}) => message).join(' '));
  } else if (status < 500 && body.detail) {
    trouble(form, say('refused', {detail: body.detail}));
  } else {
    trouble(form, retryAfter > A_MINUTE ? say('busyFor', {wait: count('minutes', Math.ceil(retryAfter / A_MINUTE))}) : say('busy'));
  }
}

/** Shows how things stand now, with what was typed wherever it still has a place. @param {string} words */
async function lookAgain(words) {
  const typed = remember();
  if (await load()) {
    tell(putBack(typed) ? `${words} ${say('kept')}` : words);
  }
}

/** Where it was pressed, if there is a place for it. @param {HTMLFormElement} form @param {string} words */
function trouble(form, words) {
  if (form.querySelector('.problems')) {
    showTrouble(form, words);
  } else {
    tell(words);
  }
}

/** Not this time; and then, if they like, why. @param {HTMLFormElement} form */
async function decline(form) {
  const {why = '', word = ''} = chosen(form);
  const isReason = form.dataset.key === 'why';
  if (isReason && !why && !word.trim()) {
    mark([{field: 'why', message: say('why.missing')}], form);
    return;
  }
  const reply = await press({version: view.version, action: 'no', ...why && {why}, ...word.trim() && {word: word.trim()}});
  if (reply.status === 422 && isReason) {
    mark(reply.body.errors ?? [], form);
  } else if (reply.status !== 200) {
    await refused(form, reply);
  } else if (await load()) {
    if (isReason) {
      tell(say('noted'));
    } else {
      heading().focus();
    }
  }
}

/** @param {HTMLFormElement} form */
async function erase(form) {
  const reply = await press({version: view.version, action: 'erase'});
  // Gone already: an earlier press has arrived, though its answer got lost.
  if (reply.status !== 200 && reply.status !== 404) {
    await refused(form, reply);
    return;
  }
  // The link leads nowhere any more: it need not stay in the address, nor be sent on with it.
  history.replaceState(null, '', location.pathname);
  forget();
  display(part('state-erased'));
  heading().focus();
}

/** The page of the meetup, for whoever pressed here and lost the answer. */
async function find() {
  const statusUrl = await recalled();
  if (statusUrl) {
    leaveFor(statusUrl);
  } else {
    tell(say('notMine'));
  }
}
