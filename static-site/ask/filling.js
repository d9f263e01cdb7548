import {Unreached} from '../shared/api.js';
import {$, count, say} from '../shared/page.js';
import {make, Picker} from '../shared/picker.js';
import {followLink, frameStay, isDuringBreak, missing} from './city.js';
import {beside, field, forget, form, save, value} from './form.js';
import {city, fetchOpenings, limitDays, openings, today} from './openings.js';
import {follow, hideProblems, mend, problemsWith, showProblem, showProblems} from './problems.js';
import {Sending} from '../shared/sending.js';
import {askAboutTypo} from '../shared/typo.js';

// The server takes no stamp younger than two seconds: a person needs longer to fill in a form.
const STAMP_AGE_MS = 2_200;

/** Whoever has sent the form waits no longer for what should have come before. */
const LEAVE_MS = 5_000;

const picker = new Picker($('picker'), $('stay'), () => {
  mend('times', picker);
  offerWatch();
  keep();
}, (id) => {
  field('city').value = id;
  cityChanged();
  chosen('city')?.focus();
});

const sending = new Sending(beside.unanswered);

/** What comes after the form, fetched while it is being filled in. */
const leaving = import('./leaving.js').then(async (main) => await main.ready && main).catch(() => undefined);

form.addEventListener('input', (event) => mend(nameOf(event), picker));
form.addEventListener('change', (event) => changed(nameOf(event)));
$('problems').addEventListener('click', follow);

/** @type {Promise<typeof import('./telling.js') | undefined> | undefined} */
let telling;

/** @param {Event} event */
const nameOf = ({target}) => /** @type {HTMLInputElement} */ (target).name;

/** @param {string} name @returns {HTMLInputElement | null} */
const chosen = (name) => form.querySelector(`[name=${name}]:checked`);

/** What was typed before this came is taken up, once the host's calendar is there. */
export function catchUp() {
  if (!followLink()) {
    // At home, days that were those of a trip are no longer.
    frameStay(!city().from);
  }
  limitDays();
  if (!value('leave')) {
    leaveNoEarlier();
  }
  showTimes();
  if (document.activeElement !== field('email')) {
    checkAddress();
  }
}

/** With what stands in no field. */
function keep() {
  beside.picks = picker.picks;
  beside.noneFits = picker.noneFits;
  beside.unanswered = sending.unanswered;
  save();
}

/** @param {string} name of a field */
function changed(name) {
  if (['arrive', 'leave', 'meeting'].includes(name)) {
    stayChanged(name);
  } else if (name === 'city') {
    cityChanged();
  } else if (name === 'email') {
    checkAddress();
  }
}

// ---- the stay, and the times

/** The same time somewhere else is another one. */
function cityChanged() {
  beside.picks = [];
  frameStay(true);
  if (openings) {
    limitDays();
    showTimes();
  }
  save();
}

/** @param {string} name */
function stayChanged(name) {
  if (!openings) {
    return;
  }
  if (name === 'arrive') {
    leaveNoEarlier();
  }
  showTimes();
  save();
}

function leaveNoEarlier() {
  const arrive = value('arrive');
  // While a year is being typed, it is 0002 first.
  if (arrive >= today()) {
    const leave = field('leave');
    leave.min = arrive;
    leave.value = leave.value > arrive ? leave.value : arrive;
  }
}

function showTimes() {
  const {minutes = '0', hours = ''} = chosen('meeting')?.dataset ?? {};
  const arrive = value('arrive') >= today() ? value('arrive') : '';
  picker.optional = !isDuringBreak(value('leave'));
  picker.picks = beside.picks;
  picker.noneFits = Boolean(beside.noneFits);
  picker.show(openings.cities, city(), {arrive, leave: value('leave'), minutes: Number(minutes), hours});
  beside.picks = picker.picks;
  offerWatch();
}

/** Where nothing fits, they can leave an address. */
function offerWatch() {
  const missed = missing();
  const early = Boolean(openings.break) && !value('leave');
  const away = early || isDuringBreak(value('leave'));
  if (missed || away || picker.nothing || picker.noneFits) {
    const {from, name} = city();
    telling ??= import('./telling.js').catch(() => telling = undefined);
    telling.then((main) => main?.offer({missed, away, early, known: from ? name : ''}));
  } else {
    telling?.then((main) => main?.withdraw());
  }
}

const checkAddress = () => askAboutTypo(field('email'), $('meant'), save);

// ---- sending

/** Sends the form, or says what is wrong with it. @returns {Promise<boolean>} whether the visitor is on the way to the next page */
export async function send() {
  const problems = problemsWith(picker);
  if (problems.length) {
    showProblems(problems);
    return false;
  }
  hideProblems();
  try {
    return await deliver();
  } catch (failure) {
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
    showProblem(say('offline'));
    return false;
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
    pledge: field('pledge').checked,
    language: value('language'),
    extra: field('extra').value,
  };
}

/** @returns {Promise<boolean>} */
async function deliver(again = false) {
  const {status, body, retryAfter} = await sending.send(asked(), openings.stamp, keep);
  keep();
  if (status === 201) {
    await leave(body);
    return true;
  }
  if (status >= 500 || status === 429 && !body.detail) {
    showProblem(say('busy', {wait: count('minutes', Math.max(1, Math.ceil(retryAfter / 60)))}));
    return false;
  }
  const {errors = [], detail = ''} = /** @type {import('../shared/answers.js').Problem} */ (body);
  const toMend = errors.filter(({field: name}) => name !== 'stamp');
  if (toMend.length < errors.length) {
    await renew();
    if (!toMend.length && !again) {
      return deliver(true);
    }
  }
  if (errors.some(({field: name}) => name === 'city')) {
    // The host has called the trip off meanwhile.
    await fetchOpenings();
    cityChanged();
    showProblem(say('noTrip'));
  } else if (toMend.length) {
    showProblems(toMend);
  } else {
    showProblem(say('refused'), make('p', '', detail));
  }
  return false;
}

async function renew() {
  await fetchOpenings();
  frameStay(!city().from);
  limitDays();
  const before = picker.picks.length;
  showTimes();
  if (picker.picks.length < before) {
    $('times-wrong').textContent = say('gone');
  }
  await new Promise((done) => setTimeout(done, STAMP_AGE_MS));
}

/** @param {import('../shared/answers.js').Receipt} receipt */
async function leave(receipt) {
  const name = value('name');
  const there = city();
  forget();
  picker.picks = [];
  const next = await Promise.race([leaving, new Promise((giveUp) => setTimeout(giveUp, LEAVE_MS))]);
  if (next) {
    await next.leaveFor(receipt, name, there);
  } else {
    location.assign(new URL(receipt.statusUrl, location.origin));
  }
}
