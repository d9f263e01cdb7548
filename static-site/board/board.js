import {told} from '../shared/account.js';
import {call} from '../shared/api.js';
import {display, linkToken, openLink, tell} from '../shared/link.js';
import {$, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {slotted} from '../shared/values.js';
import {offerInvitations, sumsOf} from './invitations.js';
import {openLater} from './later.js';
import {troubleOf} from './standing.js';

/** @import {Board, BoardEntry, Shelf} from '../shared/answers.js' */

/** @type {Shelf[]} */
const SHELVES = ['waiting', 'coming', 'past'];
const PATH = '/api/host/board';

/** What the plan takes: each by name, so that none waits until another has been read. */
const LATER = ['./plan.js', './presses.js', './trips.js', './trip-form.js', './hours.js', './places.js', './zones.js', './cities.js', './changes.js',
  './time-off.js', './keeping.js', './parts.js', './watchers.js', './dates.js', '../shared/forms.js', '../shared/saving.js',
  '../shared/troubles.js'];

openLink(PATH, show);

/** @param {Board} board */
function show(board) {
  const empty = SHELVES.every((shelf) => !board[shelf].length);
  display(part('board', {
    empty,
    free: !empty && !board.waiting.length,
    count: board.waiting.length,
    account: told(board.ledger),
    sums: sumsOf(board),
    trouble: troubleOf(board),
  }));
  fill(board);
  document.addEventListener('worked-off', renew);
  offerInvitations();
  // Below what is waiting, once that is there.
  openLater($('plan'), LATER, 'unplanned');
}

/** @param {Board} board */
function fill(board) {
  for (const shelf of SHELVES) {
    // Not while somebody is in it by keyboard.
    if (!listOf(shelf).contains(document.activeElement)) {
      listOf(shelf).replaceChildren();
      put(shelf, board);
      $(shelf).hidden = !board[shelf].length && !board.more[shelf];
    }
  }
}

/** After a trip that was called off, meetups are cancelled and requests answered. */
async function renew() {
  const {status, body} = await call(PATH, {token: linkToken()}).catch(() => ({status: 0, body: undefined}));
  if (status === 200 && $('waiting')) {
    fill(body);
  }
}

/** @param {Shelf} shelf */
const listOf = (shelf) => /** @type {HTMLElement} */ ($(shelf).querySelector('.entries'));

/** Adds a shelf's requests to the page, and the button for those behind them. @param {Shelf} shelf @param {Board} board */
function put(shelf, board) {
  listOf(shelf).append(...board[shelf].map((request) => entry(request, shelf)));
  $(shelf).querySelector('button')?.remove();
  const more = board.more[shelf];
  if (more) {
    $(shelf).append(part('more'));
    $(shelf).querySelector('button')?.addEventListener('click', () => goOn(shelf, more));
  }
}

/** @param {Shelf} shelf @param {string} more where it goes on */
async function goOn(shelf, more) {
  const {status, body} = await call(PATH, {token: linkToken(), more}).catch(() => ({status: 0, body: undefined}));
  if (status !== 200) {
    tell(status === 429 && body.detail ? say('refused', {detail: body.detail}) : say('busy'));
    return;
  }
  const shown = listOf(shelf).children.length;
  put(shelf, body);
  listOf(shelf).children[shown]?.querySelector('a')?.focus();
}

/** @param {BoardEntry} request @param {Shelf} shelf what was agreed is over once it stands among what is past */
function entry(request, shelf) {
  const state = shelf === 'past' && request.state === 'approved' ? 'over' : request.state;
  const {city, meetup, offer, answerByText} = request;
  const values = {
    ...request,
    meeting: request.meeting.label,
    cityTime: say('cityTime', {cityName: city.name}),
    stateName: say(`state.${state}`),
  };
  const times = offer ? offer.times : request.times;
  const item = part('entry', {
    ...values,
    when: meetup ? say('meetup', {...slotted(meetup, city.timeZone), place: meetup.place.name}) : '',
    wanted: !meetup && (answerByText || offer) ? times.map(({text}) => text).join(' / ') || say('noTime') : '',
    by: answerByText ? say('answerBy', values) : offer ? say('takeBy', {...values, ...offer}) : '',
  });
  /** @type {HTMLElement} */ (item.querySelector('.state')).dataset.state = request.answerBy ? 'pending' : state;
  return item;
}
