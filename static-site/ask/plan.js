import {reach, Unreached} from '../shared/api.js';
import {$} from '../shared/page.js';
import {beside, form, isBegun, value} from './form.js';

/*
 * The host changes their plan on the road, and the page was made before: it takes on what `GET /api/form` says of trips and of
 * a break, as rendered there, so that no words for it have to come with the first view. It is asked only where the two differ.
 */

/** @import {Openings} from '../shared/answers.js' */

/** What depends on the plan and is nothing but text. */
const TEXTS = ['fieldset:has(> .pair) > legend', '#times-hint'];

/** Takes on the host's plan. What was typed and chosen stays, unless it was a trip that is no longer. @param {Openings} openings */
export async function follow(openings) {
  const live = await rendered();
  if (live) {
    takeTexts(live);
    takeTrips(live);
  }
  dropOthers(new Set(openings.cities.map(({id}) => id)));
}

/** The form as it is now, or nothing where it does not come: then trips that are over go, and the others wait. */
async function rendered() {
  try {
    const response = await reach(`/api/form?language=${value('language')}`);
    return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
  } catch (failure) {
    if (failure instanceof Unreached || failure instanceof TypeError) {
      return undefined;
    }
    throw failure;
  }
}

/** @param {Document} live */
function takeTexts(live) {
  for (const each of TEXTS) {
    const own = document.querySelector(each);
    const said = live.querySelector(each)?.textContent;
    if (own && said) {
      own.textContent = said;
    }
  }
  $('break')?.remove();
  form.querySelector('.lead')?.before(...live.querySelectorAll('#break'));
}

/** @param {Document} live */
function takeTrips(live) {
  const trips = live.getElementById('trips');
  const choice = live.getElementById('city');
  if (!trips || !choice) {
    return;
  }
  if (!$('trips')) {
    $('account').before(trips);
  } else {
    take($('trips'), trips, 'a');
  }
  if (!$('city')) {
    form.querySelector('[type=hidden][name=city]')?.remove();
    form.querySelector('.lead')?.after(choice);
    chooseAgain();
    leadThere();
  } else if (take(chips($('city')), chips(choice), 'label')) {
    chooseAgain();
  }
}

/** @param {Element} choice */
const chips = (choice) => /** @type {HTMLElement} */ (choice.querySelector('.chips'));

/**
 * Takes what is new to its place among the others. Those stay the elements that they are, because one may have the focus.
 * @param {HTMLElement} own
 * @param {HTMLElement} theirs
 * @param {string} kind
 * @returns {boolean} whether there was anything new
 */
function take(own, theirs, kind) {
  /** @param {Element} each */
  const id = (each) => each.getAttribute('data-trip') ?? each.querySelector('input')?.value;
  const before = [...own.querySelectorAll(kind)];
  /** @type {Element | undefined} */
  let last;
  let isNew = false;
  for (const each of theirs.querySelectorAll(kind)) {
    const known = before.find((one) => id(one) === id(each));
    if (known) {
      mend(known, each);
    } else if (last) {
      last.after(each);
    } else {
      own.prepend(...[...own.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).slice(0, 1), each);
    }
    isNew ||= !known;
    last = known ?? each;
  }
  return isNew;
}

/** A trip may have another name or other days. @param {Element} own @param {Element} live */
function mend(own, live) {
  Object.assign(own.querySelector('input')?.dataset ?? {}, {...live.querySelector('input')?.dataset});
  own.lastChild?.replaceWith(/** @type {Node} */ (live.lastChild));
}

/** What was chosen before a reload is there to be chosen only now. */
function chooseAgain() {
  const all = choices();
  const was = all.find(({value: id}) => id === beside.city);
  if (was && all.find(({checked}) => checked)?.defaultChecked) {
    was.checked = true;
  }
}

const choices = () => /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[type=radio][name=city]')]);

/** The address names it, and the browser looked for it before it was there. */
function leadThere() {
  if (location.hash === '#city' && !isBegun()) {
    $('city').scrollIntoView();
  }
}

/** Trips that are over or called off. @param {Set<string | undefined>} known */
function dropOthers(known) {
  const all = choices();
  const trips = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-trip]')]);
  const hadFocus = document.activeElement;
  all.filter((each) => !known.has(each.value)).forEach((each) => each.parentElement?.remove());
  trips.filter((each) => !known.has(each.dataset.trip)).forEach((each) => each.remove());
  if (!all.length) {
    return;
  }
  if (!value('city')) {
    all[0].checked = true;
    beside.picks = [];
  }
  if (hadFocus instanceof HTMLInputElement && all.includes(hadFocus) && !hadFocus.isConnected) {
    all[0].focus();
  }
  $('city').hidden = known.size < 2;
  $('trips').hidden = known.size < 2;
}
