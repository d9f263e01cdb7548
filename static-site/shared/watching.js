import {call, reach, Unreached} from './api.js';
import {$, count, locale, say} from './page.js';
import {part} from './templates.js';
import {clear, showTrouble, showTroubles} from './troubles.js';
import {askAboutTypo} from './typo.js';

/*
 * "Tell me when you come": whoever finds no time leaves an address, on whichever page they are.
 */

/** @import {Problem} from './answers.js' */

// The server takes no stamp younger than two seconds.
const STAMP_AGE_MS = 2_200;

/** Its fields do not lie within the form of the page, even where they stand in it. */
const FORM = 'watching-form';

/** @type {Promise<void> | undefined} */
let words;

/**
 * The part of a page where an address can be left.
 * @param {string} path of the page whose words and fields these are
 * @param {'title' | 'next' | 'back'} title which of its questions it asks
 * @param {string} [city] if one is known
 * @throws {Unreached} where it does not come
 */
export async function watching(path, title, city = '') {
  words ??= bring(path);
  await words.catch((cause) => {
    words = undefined;
    throw cause;
  });
  const section = /** @type {HTMLElement} */ (part('watching', {title: say(`watching.${title}`, {city}), city}).firstElementChild);
  for (const control of section.querySelectorAll('input, button')) {
    control.setAttribute('form', FORM);
  }
  const email = inputIn(section, 'email');
  email.addEventListener('change', () => askAboutTypo(email, placeIn(section, '.meant'), undefined, 'watching.'));
  // The form's own style sheet has no room for it.
  placeIn(section, '.problems').style.marginBottom = '1rem';
  ownForm(section);
  return section;
}

/** @param {string} path */
async function bring(path) {
  const lines = $('watching-words') ?? await adopted(path);
  /** @type {HTMLTemplateElement} */ ($('words')).content.append(/** @type {HTMLTemplateElement} */ (lines).content);
}

/** Takes the templates from their own page. @param {string} path @returns {Promise<HTMLElement>} */
async function adopted(path) {
  const response = await reach(path);
  if (!response.ok) {
    throw new Unreached(path);
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.body.append(...['watching', 'watching-words'].map((id) => /** @type {Node} */ (page.getElementById(id))));
  return $('watching-words');
}

/** @param {HTMLElement} section @param {string} name */
const inputIn = (section, name) => /** @type {HTMLInputElement} */ (section.querySelector(`[name=watch-${name}]`));

/** @param {HTMLElement} section @param {string} selector */
const placeIn = (section, selector) => /** @type {HTMLElement} */ (section.querySelector(selector));

/** The form that the fields belong to: within another there can be none. @param {HTMLElement} section */
function ownForm(section) {
  $(FORM)?.remove();
  const form = document.createElement('form');
  form.id = FORM;
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    press(section);
  });
  document.body.append(form);
}

/** @param {HTMLElement} section */
async function press(section) {
  const button = placeIn(section, '.button');
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  const wrong = wrongWith(inputIn(section, 'email'));
  if (wrong) {
    showTroubles(section, [{id: 'watch-email', message: wrong}]);
    return;
  }
  clear(section);
  const before = button.textContent;
  button.setAttribute('aria-disabled', 'true');
  button.textContent = say('watching.sending');
  try {
    await deliver(section);
  } catch (failure) {
    showTrouble(section, say('watching.offline'));
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
  } finally {
    button.setAttribute('aria-disabled', 'false');
    button.textContent = before;
  }
}

/** @param {HTMLInputElement} email */
function wrongWith(email) {
  const text = email.value.trim();
  return !text ? say('watching.missing') : email.validity.typeMismatch ? say('watching.wrong') : '';
}

/** @param {HTMLElement} section */
async function deliver(section, again = false) {
  const [email, city, extra] = ['email', 'city', 'extra'].map((name) => inputIn(section, name).value.trim());
  const {status, body, retryAfter} = await call('/api/watch', {
    email,
    ...city && {city},
    language: locale.split('-')[0],
    stamp: await stamp(),
    extra,
  });
  const {errors = [], detail = ''} = /** @type {Problem} */ (body);
  if (status === 202) {
    thank(section, email);
  } else if (!again && errors.length && errors.every(({field}) => field === 'stamp')) {
    await new Promise((done) => setTimeout(done, STAMP_AGE_MS));
    await deliver(section, true);
  } else if (errors.length) {
    showTroubles(section, errors.map(({field, message}) => ({id: `watch-${field}`, message})), true);
  } else if (status >= 500 || !detail) {
    showTrouble(section, count('watching.busy', Math.max(1, Math.ceil(retryAfter / 60))));
  } else {
    showTrouble(section, detail);
  }
}

async function stamp() {
  const {status, body} = await call('/api/openings');
  if (status !== 200) {
    throw new Unreached('No openings');
  }
  return body.stamp;
}

/** Says that it is their turn, in their mailbox. @param {HTMLElement} section @param {string} email */
function thank(section, email) {
  const title = placeIn(section, 'h2');
  title.textContent = say('watching.sent');
  section.replaceChildren(title, ...['watching.sent.text', 'watching.sent.spam'].map((key) => {
    const line = document.createElement('p');
    line.textContent = say(key, {email});
    return line;
  }));
  title.focus();
}
