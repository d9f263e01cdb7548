import {tellAccount} from './account.js';
import {call, Unreached} from './api.js';
import {Picker, make} from './picker.js';
import {follow, showProblem, showProblems, unmark} from './problems.js';
import {Sending} from './sending.js';
import {count, say} from './words.js';

const DRAFT = 'meetme.draft';
const KEPT = ['city', 'arrive', 'leave', 'meeting', 'name', 'email', 'know', 'profile', 'topic', 'pledge'];
// The server takes no stamp younger than two seconds: a person needs longer to fill in a form.
const STAMP_AGE_MS = 2_200;

const $ = (id) => document.getElementById(id);
/** @type {HTMLFormElement} */
const form = $('ask');
const send = $('send');
const sendWords = send.textContent;
const typed = $('typed');
const picker = new Picker($('picker'), $('stay'), () => {
  unmark('times');
  save();
}, (id) => {
  field('city').value = id;
  cityChanged();
  form.querySelector('[name=city]:checked').focus();
});

const sending = new Sending();

/** What `GET /api/openings` said, once it has. */
let openings;

restore();
form.noValidate = true;
form.addEventListener('submit', submit);
form.addEventListener('input', ({target}) => {
  unmark(target.name);
  save();
});
form.addEventListener('change', ({target}) => {
  if (['arrive', 'leave', 'meeting'].includes(target.name)) {
    stayChanged(target.name);
  }
  if (target.name === 'city') {
    cityChanged();
  }
  if (target.name === 'email') {
    askAboutTypo(target.value);
  }
});
$('problems').addEventListener('click', follow);
addEventListener('pageshow', () => busy(false));
load();
tellAccount($('account'));

// ---- what was typed

/** @param {string} name @returns {any} an input, or the choices of that name */
function field(name) {
  return form.elements.namedItem(name);
}

/** @param {string} name */
function value(name) {
  return field(name).type === 'checkbox' ? field(name).checked : field(name).value.trim();
}

function restore() {
  // What the server sends back with a refused form is newer than the draft.
  const draft = $('problems').hidden ? read() : {};
  for (const [name, was] of Object.entries(draft.values ?? {})) {
    if (field(name).type === 'checkbox') {
      field(name).checked = was;
    } else if (field(name).type !== 'hidden') {
      field(name).value = was;
    }
  }
  const before = [...form.querySelectorAll('input[name=times]')].map((input) => input.value).filter(Boolean);
  picker.picks = before.length ? before : draft.picks ?? [];
  sending.unanswered = draft.unanswered;
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT)) ?? {};
  } catch {
    return {};
  }
}

function save() {
  const values = Object.fromEntries(KEPT.map((name) => [name, value(name)]));
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify({values, picks: picker.picks, unanswered: sending.unanswered}));
  } catch {
    // Storage is full or forbidden: the form works without.
  }
}

// ---- the host's calendar

async function load() {
  showTyping(false);
  try {
    await fetchOpenings();
  } catch {
    return showTyping(true);
  }
  limitDays();
  showTimes();
}

function limitDays() {
  for (const name of ['arrive', 'leave']) {
    field(name).min = today();
  }
}

async function fetchOpenings() {
  const {status, body} = await call('/api/openings');
  if (status !== 200 || !body.cities?.length) {
    throw new Unreached('No openings');
  }
  openings = body;
  $('sandbox').hidden = !body.sandbox;
  dropTripsThatAreOver();
}

/** The page may have been made long ago. */
function dropTripsThatAreOver() {
  const choices = [...form.querySelectorAll('[type=radio][name=city]')];
  choices.filter((each) => !openings.cities.some(({id}) => id === each.value)).forEach((each) => each.parentNode.remove());
  if (choices.length && !value('city')) {
    choices[0].checked = true;
    picker.picks = [];
  }
  if (choices.length && openings.cities.length < 2) {
    $('city').hidden = true;
  }
}

const city = () => openings.cities.find(({id}) => id === value('city')) ?? openings.cities[0];

/** By the calendar of the city. */
const today = () => new Intl.DateTimeFormat('sv-SE', {timeZone: city().timeZone}).format(new Date(openings.now));

/** Without a calendar the form is what it is without a script: the visitor types times, and the browser sends them. */
function showTyping(needed) {
  typed.hidden = !needed;
  typed.classList.toggle('needed', needed);
  for (const input of typed.querySelectorAll('input')) {
    input.disabled = !needed;
  }
  if (needed) {
    const retry = make('button', 'small', say('retry'));
    retry.type = 'button';
    retry.addEventListener('click', load);
    $('picker').replaceChildren(make('p', 'hint', say('unloaded')), retry);
  }
}

/** The same time somewhere else is another one. */
function cityChanged() {
  picker.picks = [];
  if (openings) {
    limitDays();
    showTimes();
  }
  save();
}

function stayChanged(name) {
  if (!openings) {
    return;
  }
  const arrive = value('arrive');
  // While a year is being typed, it is 0002 first.
  if (name === 'arrive' && arrive >= today()) {
    const leave = field('leave');
    leave.min = arrive;
    leave.value = leave.value > arrive ? leave.value : arrive;
  }
  showTimes();
  save();
}

function showTimes() {
  const {minutes = '0', hours = ''} = form.querySelector('[name=meeting]:checked')?.dataset ?? {};
  const arrive = value('arrive') >= today() ? value('arrive') : '';
  picker.show(openings.cities, city(), {arrive, leave: value('leave'), minutes: Number(minutes), hours});
}

async function askAboutTypo(address) {
  const {meant} = await import('./typo.js');
  const better = meant(address);
  if (!better) {
    return $('meant').replaceChildren();
  }
  const yes = make('button', 'small', say('meantYes'));
  yes.type = 'button';
  yes.addEventListener('click', () => {
    field('email').value = better;
    $('meant').replaceChildren();
    field('email').focus();
    save();
  });
  $('meant').replaceChildren(`${say('meant', {address: better})} `, yes);
}

// ---- what is wrong

function check() {
  const errors = [];
  const wrong = (name, message) => errors.push({field: name, message});
  for (const name of ['arrive', 'leave', 'meeting', 'times', 'name', 'email', 'profile', 'topic', 'pledge']) {
    const about = (field(name)?.dataset ? field(name) : $(name)).dataset;
    const text = name === 'times' ? String(picker.picks) : value(name);
    if (about.missing && (!text || name === 'topic' && [...text].length < 20)) {
      wrong(name, about.missing);
    } else if (about.wrong && field(name).validity.typeMismatch) {
      wrong(name, about.wrong);
    } else if (name === 'arrive' && text < today()) {
      wrong(name, say('past'));
    } else if (name === 'leave' && text < value('arrive')) {
      wrong(name, say('backwards'));
    }
  }
  return errors;
}

// ---- sending

function busy(is) {
  send.setAttribute('aria-disabled', String(is));
  send.textContent = is ? say('sending') : sendWords;
}

async function submit(event) {
  if (!openings) {
    form.noValidate = false;
    if (!form.reportValidity()) {
      event.preventDefault();
      form.noValidate = true;
    }
    return;
  }
  event.preventDefault();
  if (send.getAttribute('aria-disabled') === 'true') {
    return;
  }
  const errors = check();
  if (errors.length) {
    return showProblems(errors);
  }
  $('problems').hidden = true;
  busy(true);
  try {
    if (!await deliver()) {
      busy(false);
    }
  } catch (failure) {
    busy(false);
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
    showProblem(say('offline'));
  }
}

function asked() {
  const optional = ['profile', 'know'].map((name) => [name, value(name)]).filter(([, text]) => text);
  return {
    name: value('name'),
    email: value('email'),
    ...Object.fromEntries(optional),
    topic: value('topic'),
    city: value('city'),
    arrive: value('arrive'),
    leave: value('leave'),
    times: picker.picks,
    meeting: value('meeting'),
    pledge: value('pledge'),
    language: value('language'),
    extra: field('extra').value,
  };
}

/** @returns {Promise<boolean>} whether the visitor is on the way to the next page */
async function deliver(again = false) {
  const {status, body, retryAfter} = await sending.send(asked(), openings.stamp, save);
  save();
  if (status === 201) {
    leave(body.statusUrl);
    return true;
  }
  if (status === 429 || status >= 500) {
    showProblem(say('busy', {wait: count('minutes', Math.max(1, Math.ceil(retryAfter / 60)))}));
    return false;
  }
  const errors = body.errors ?? [];
  const toMend = errors.filter(({field: name}) => name !== 'stamp');
  if (toMend.length < errors.length) {
    await renew();
    if (!toMend.length && !again) {
      return deliver(true);
    }
  }
  if (toMend.length) {
    showProblems(toMend);
  } else {
    showProblem(say('refused'), make('p', '', body.detail ?? ''));
  }
  return false;
}

async function renew() {
  await fetchOpenings();
  const before = picker.picks.length;
  showTimes();
  if (picker.picks.length < before) {
    $('times-wrong').textContent = say('gone');
  }
  await new Promise((done) => setTimeout(done, STAMP_AGE_MS));
}

/** @param {string} statusUrl */
function leave(statusUrl) {
  sessionStorage.removeItem(DRAFT);
  picker.picks = [];
  form.reset();
  location.assign(new URL(statusUrl, location.origin));
}
