import {Unreached} from '../shared/api.js';
import {$, say} from '../shared/page.js';
import {watching} from '../shared/watching.js';
import {form} from './form.js';

/*
 * "Tell me when you come", where nothing fits: after the times or, where the page knows that from the start, on top.
 */

/**
 * Why it is offered.
 * @typedef {object} Reason
 * @property {string} missed the city of the link, where the host is not going there, by its id
 * @property {boolean} away whether the host is on a break
 * @property {boolean} early whether that is so before a stay was given
 * @property {string} known the city that can be taken for theirs
 */

/** @type {Promise<HTMLElement | undefined> | undefined} */
let section;

/** @type {Reason | undefined} */
let reason;

/** @param {Reason} now */
export async function offer(now) {
  reason = now;
  section ??= watching((form.dataset.next ?? '').replace(/status$/, 'watch'), 'title').catch(unreached);
  const shown = await section;
  if (shown && reason) {
    show(shown, reason);
  }
}

/** Something fits after all. */
export async function withdraw() {
  reason = undefined;
  const shown = await section;
  if (shown && !reason) {
    shown.hidden = true;
  }
}

/** The page is what it is without: the next reason may find a connection. @param {unknown} failure */
function unreached(failure) {
  section = undefined;
  if (!(failure instanceof Unreached)) {
    throw failure;
  }
  return undefined;
}

/** @param {HTMLElement} shown @param {Reason} reason */
function show(shown, {missed, away, early, known}) {
  const city = missed ? nameOf(missed) : known;
  const input = /** @type {HTMLInputElement | null} */ (shown.querySelector('[name=watch-city]'));
  if (input) {
    /** @type {HTMLElement} */ (shown.querySelector('h2')).textContent =
      city ? say('watching.next', {city}) : say(away ? 'watching.back' : 'watching.title');
    if (input.value === input.defaultValue) {
      input.defaultValue = city;
    }
  }
  const before = missed ? $('break') ?? $('problems') : early ? $('break') : $('times');
  if (before && before.nextElementSibling !== shown && !shown.contains(document.activeElement)) {
    before.after(shown);
  }
  shown.hidden = false;
}

/** What a city is called, by the id that was made of its name. @param {string} id */
const nameOf = (id) => /^[a-z][a-z-]*(-\d+)?$/.test(id)
  ? id.replace(/-\d+$/, '').split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
  : '';
