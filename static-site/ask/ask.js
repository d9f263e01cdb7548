import {tellAccount} from '../shared/account.js';
import {$, say} from '../shared/page.js';
import {form, isBegun, restore, save} from './form.js';
import {fetchOpenings} from './openings.js';

/** What only filling in takes: each by name, so that none waits until another was read. */
const LATER = ['./filling.js', './city.js', '../shared/picker.js', '../shared/days.js', './problems.js',
  '../shared/sending.js', '../shared/typo.js'];
const PATIENCE_MS = 30_000;

const send = $('send');
const sendWords = send.textContent;
const typed = $('typed');

/** Whether the host's calendar is there yet. @type {Promise<void>} */
let calendar;

/** What filling in takes, or nothing where it did not come. @type {Promise<typeof import('./filling.js') | undefined> | undefined} */
let filling;

restore();
form.noValidate = true;
form.addEventListener('submit', submit);
form.addEventListener('input', save);
for (const sign of ['pointerdown', 'focusin', 'input']) {
  form.addEventListener(sign, begin);
}
$('retry').addEventListener('click', retry);
addEventListener('pageshow', show);
// One after the other: a function that sleeps is woken once for both, where two calls at a time would start it twice.
load().then(() => tellAccount($('account'))).then(fetchLater);
show();

/** What filling in takes comes while the visitor reads, when all is there that reading takes. The browser keeps it until somebody begins. */
function fetchLater() {
  if (!filling) {
    LATER.forEach((name) => fetch(new URL(name, import.meta.url), {priority: 'low'}).catch(() => {}));
  }
}

async function load() {
  showTyping(false);
  calendar = fetchOpenings();
  try {
    await calendar;
  } catch {
    showTyping(true);
  }
}

/** Also when the visitor comes back. Some browsers fill in what was typed before only once the page has loaded. */
function show() {
  busy(false);
  if (isBegun() || location.search) {
    begin();
  }
}

/** Somebody is going to fill the form in. What they need comes now: before they do, and before a connection can go. */
function begin() {
  filling ??= loadModules();
  return filling;
}

async function loadModules() {
  /** @type {typeof import('./filling.js')} */
  let main;
  try {
    [main] = await withTimeout(Promise.all(LATER.map((name) => import(name))));
    await calendar;
  } catch {
    showTyping(true);
    return undefined;
  }
  main.catchUp();
  return main;
}

/** A connection that hangs is as good as none. @template T @param {Promise<T>} answer @returns {Promise<T>} */
function withTimeout(answer) {
  return Promise.race([answer, new Promise((_, giveUp) => setTimeout(giveUp, PATIENCE_MS))]);
}

/** Without a calendar the form is what it is without a script: the visitor types times, and the browser sends them. @param {boolean} needed */
function showTyping(needed) {
  typed.hidden = !needed;
  typed.classList.toggle('needed', needed);
  for (const input of typed.querySelectorAll('input')) {
    input.disabled = !needed;
  }
  $('unloaded').hidden = !needed;
  $('picker').hidden = needed;
}

function retry() {
  filling = undefined;
  load();
  begin();
  $('times').focus();
}

/** @param {boolean} is */
function busy(is) {
  send.setAttribute('aria-disabled', String(is));
  send.textContent = is ? say('sending') : sendWords;
}

/** @param {Event} event */
async function submit(event) {
  if (!typed.hidden) {
    submitTyped(event);
    return;
  }
  event.preventDefault();
  if (send.getAttribute('aria-disabled') === 'true') {
    return;
  }
  busy(true);
  let leaving = false;
  try {
    const main = await begin();
    if (main) {
      leaving = await main.send();
    } else {
      form.reportValidity();
    }
  } finally {
    if (!leaving) {
      busy(false);
    }
  }
}

/** @param {Event} event */
function submitTyped(event) {
  form.noValidate = false;
  if (!form.reportValidity()) {
    event.preventDefault();
    form.noValidate = true;
  }
}
