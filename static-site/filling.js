import {Unreached} from './api.js';
import {$, beside, field, forget, form, save, value} from './form.js';
import {city, fetchOpenings, limitDays, openings, today} from './openings.js';
import {Picker, make} from './picker.js';
import {follow, showProblem, showProblems, unmark} from './problems.js';
import {Sending} from './sending.js';
import {meant} from './typo.js';
import {count, say} from './words.js';

// The server takes no stamp younger than two seconds: a person needs longer to fill in a form.
const STAMP_AGE_MS = 2_200;

const picker = new Picker($('picker'), $('stay'), () => {
  unmark('times');
  keep();
}, (id) => {
  field('city').value = id;
  cityChanged();
  form.querySelector('[name=city]:checked').focus();
});

const sending = new Sending();
sending.unanswered = beside.unanswered;

form.addEventListener('input', ({target}) => unmark(target.name));
form.addEventListener('change', ({target}) => {
  if (['arrive', 'leave', 'meeting'].includes(target.name)) {
    stayChanged(target.name);
  }
  if (target.name === 'city') {
    cityChanged();
  }
  if (target.name === 'email') {
    askAboutTypo();
  }
});
$('problems').addEventListener('click', follow);

/** What was typed before this came is taken up, once the host's calendar is there. */
export function catchUp() {
  if (!value('leave')) {
    leaveNoEarlier();
  }
  showTimes();
  if (document.activeElement !== field('email')) {
    askAboutTypo();
  }
}

/** With what stands in no field. */
function keep() {
  beside.picks = picker.picks;
  beside.unanswered = sending.unanswered;
  save();
}

// ---- the stay, and the times

/** The same time somewhere else is another one. */
function cityChanged() {
  beside.picks = [];
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
  const {minutes = '0', hours = ''} = form.querySelector('[name=meeting]:checked')?.dataset ?? {};
  const arrive = value('arrive') >= today() ? value('arrive') : '';
  picker.picks = beside.picks;
  picker.show(openings.cities, city(), {arrive, leave: value('leave'), minutes: Number(minutes), hours});
  beside.picks = picker.picks;
}

function askAboutTypo() {
  const better = meant(value('email'));
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

/** Sends the form, or says what is wrong with it. @returns {Promise<boolean>} whether the visitor is on the way to the next page */
export async function send() {
  const errors = check();
  if (errors.length) {
    showProblems(errors);
    return false;
  }
  $('problems').hidden = true;
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
    pledge: value('pledge'),
    language: value('language'),
    extra: field('extra').value,
  };
}

async function deliver(again = false) {
  const {status, body, retryAfter} = await sending.send(asked(), openings.stamp, keep);
  keep();
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
  forget();
  picker.picks = [];
  location.assign(new URL(statusUrl, location.origin));
}
