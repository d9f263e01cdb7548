import {told} from './account.js';
import {call, Unreached} from './api.js';
import {$, part, slotted, tell} from './view.js';
import {say} from './words.js';

const SHELVES = ['waiting', 'coming', 'past'];

const token = location.hash.slice(1);
const root = $('view');

/** @param {string} [more] where a shelf goes on */
const look = (more) => call('/api/host/board', {token, ...more && {more}});

async function load() {
  try {
    const answer = token ? await look() : {status: 404};
    if (answer.status === 200) {
      show(answer.body);
    } else {
      instead(answer.status === 404 ? 'broken' : 'offline');
    }
  } catch (failure) {
    instead('offline');
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
  }
}

function instead(id) {
  root.replaceChildren(part(id));
  root.removeAttribute('aria-busy');
  $('retry')?.addEventListener('click', load);
}

function show(board) {
  const empty = SHELVES.every((shelf) => !board[shelf].length);
  root.replaceChildren(part('board', {
    empty,
    free: !empty && !board.waiting.length,
    count: board.waiting.length,
    account: told(board.ledger),
  }));
  root.removeAttribute('aria-busy');
  document.title = root.querySelector('h1').textContent;
  for (const shelf of SHELVES) {
    if (board[shelf].length || board.more[shelf]) {
      put(shelf, board);
    } else {
      $(shelf).remove();
    }
  }
}

/** Adds a shelf's requests to the page, and the button for those behind them. */
function put(shelf, board) {
  const section = $(shelf);
  const list = section.querySelector('.entries');
  list.append(...board[shelf].map((request) => entry(request, shelf)));
  section.querySelector('button')?.remove();
  const more = board.more[shelf];
  if (more) {
    section.append(part('more'));
    section.querySelector('button').addEventListener('click', () => goOn(shelf, more));
  }
}

async function goOn(shelf, more) {
  const {status, body} = await look(more).catch(() => ({status: 0}));
  if (status !== 200) {
    tell(say('busy'));
    return;
  }
  const list = $(shelf).querySelector('.entries');
  const shown = list.children.length;
  put(shelf, body);
  list.children[shown]?.querySelector('a').focus();
}

/** @param {string} shelf what was agreed is over once it stands among what is past */
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
    wanted: !meetup && (answerByText || offer) ? times.map(({text}) => text).join(' / ') : '',
    by: answerByText ? say('answerBy', values) : offer ? say('takeBy', {...values, ...offer}) : '',
  });
  item.querySelector('.state').dataset.state = request.answerBy ? 'pending' : state;
  return item;
}

load();
