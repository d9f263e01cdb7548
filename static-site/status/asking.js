import {call} from '../shared/api.js';
import {chosen, fieldOf, formIn, mark} from '../shared/forms.js';
import {$, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {make, Picker} from '../shared/picker.js';
import {dateThere} from '../shared/values.js';

/** @import {Openings, VisitorView} from '../shared/answers.js' */

/** What was picked outlives a new look at the page: it is gone once it has been sent. @type {string[]} */
let picks = [];

/** @type {Openings | undefined} */
let openings;

/** The form that is shown. @type {Asking | undefined} */
let shown;

/** Forgets the picks: they have been asked for. */
export function forgetPicks() {
  picks = [];
}

/** Asks anew what is open: something that was picked is not. */
export function renewOpenings() {
  openings = undefined;
  shown?.load();
}

/**
 * The times to choose from, as on the form; without a calendar they are typed.
 * @param {'ask' | 'move'} action
 * @param {VisitorView} view
 * @param {Record<string, unknown>} values
 */
export function asking(action, view, values) {
  const left = view.left[action];
  const clone = part('asking', {...values, [action]: true, left, several: left > 1, last: left === 1});
  const form = formIn(clone);
  form.dataset.action = action;
  for (const name of /** @type {const} */ (['arrive', 'leave'])) {
    fieldOf(form, name).defaultValue = view.request[name];
  }
  shown = new Asking(form, view);
  return clone;
}

/** The times in the form, or what is wrong with it. @param {HTMLFormElement} form */
export function timesIn(form) {
  const typed = Object.entries(chosen(form)).filter(([name]) => name.startsWith('typed-')).map(([, value]) => value);
  // While the calendar is on its way, nothing was left blank on purpose.
  const blank = !(/** @type {HTMLElement} */ (form.querySelector('#typed')).hidden);
  const times = openings ? picks : typed.filter(Boolean);
  const optional = form.dataset.action === 'ask';
  if (!times.length && !(optional && (blank || shown?.picker.leavesOpen))) {
    mark([{field: 'times', message: say(optional ? 'pick.none' : 'pick.missing')}], form);
    return undefined;
  }
  return {times};
}

class Asking {
  /** @param {HTMLFormElement} form @param {VisitorView} view */
  constructor(form, view) {
    this.form = form;
    this.request = view.request;
    this.picker = new Picker(this.at('#picker'), this.at('#stay'), () => {
      ({picks} = this.picker);
    });
    this.picker.picks = picks;
    // What was agreed is moved to a time that the visitor names.
    this.picker.optional = form.dataset.action === 'ask';
    form.closest('details')?.addEventListener('toggle', ({target}) => this.opened(/** @type {HTMLDetailsElement} */ (target)));
    form.addEventListener('change', ({target}) => this.changed(/** @type {HTMLInputElement} */ (target)));
    if (openings) {
      this.show(openings);
    }
  }

  /** @param {string} selector @returns {HTMLElement} */
  at(selector) {
    return /** @type {HTMLElement} */ (this.form.querySelector(selector));
  }

  /** @param {HTMLDetailsElement} details */
  opened(details) {
    if (details.open && !openings) {
      this.load();
    }
  }

  /** @param {HTMLInputElement} input */
  changed(input) {
    if (openings && ['arrive', 'leave'].includes(input.name)) {
      this.show(openings);
    }
  }

  async load() {
    this.type(false);
    try {
      openings ??= await fetchOpenings(this.request.city.id);
      this.show(openings);
    } catch {
      this.type(true);
    }
  }

  /** @param {Openings} all */
  show({now, cities}) {
    const {city, meeting} = this.request;
    const meetings = /** @type {HTMLTemplateElement} */ ($('meetings')).content;
    const {minutes = 0, hours = ''} = meetings.getElementById(`meeting-${meeting.id}`)?.dataset ?? {};
    const today = dateThere(new Date(now), city.timeZone);
    const {arrive = '', leave = ''} = chosen(this.form);
    const there = cities.filter(({id}) => id === city.id);
    this.picker.show(there, there[0], {
      arrive: arrive && arrive < today ? today : arrive, leave, minutes: Number(minutes), hours,
    });
  }

  /** Lets them type, or choose. @param {boolean} needed */
  type(needed) {
    this.at('#typed').hidden = !needed;
    this.at('#days').hidden = needed;
    for (const input of this.at('#typed').querySelectorAll('input')) {
      input.disabled = !needed;
    }
    if (needed) {
      const retry = make('button', 'small', say('retry'));
      retry.type = 'button';
      retry.addEventListener('click', () => this.load());
      this.at('#picker').replaceChildren(make('p', 'hint', say('noCalendar')), retry);
    }
  }
}

/** What can be asked for in the city, as far as it is known. @param {string} city @returns {Promise<Openings>} */
async function fetchOpenings(city) {
  const {status, body} = await call('/api/openings');
  const {cities = []} = /** @type {Partial<Openings>} */ (body);
  if (status !== 200 || !cities.some(({id}) => id === city)) {
    throw new Error('No openings');
  }
  return body;
}
