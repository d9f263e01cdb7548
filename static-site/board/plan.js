import {call, Unreached} from '../shared/api.js';
import {occupy} from '../shared/forms.js';
import {heading, linkToken, showInstead} from '../shared/link.js';
import {$, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {clear, mend, showTrouble} from '../shared/troubles.js';
import {dateThere} from '../shared/values.js';
import {changes} from './changes.js';
import {download, endLinks} from './keeping.js';
import {bringParts} from './parts.js';
import {idOf, order, problemsOf, showRefusal} from './presses.js';
import {cardOfDays, showBreak, showDaysOff} from './time-off.js';
import {tripForm, wireDays} from './trip-form.js';
import {cardOfTrip, showClashes, showTrips} from './trips.js';
import {saidOf, tellThem, Watching} from './watchers.js';
import {Zones} from './zones.js';

/**
 * @import {Answer} from '../shared/api.js'
 * @import {Plan, Watchers} from '../shared/answers.js'
 */

const PATH = '/api/host/plan';
const A_DAY_MS = 86_400_000;

/** Within a minute, everybody who asked for a trip that was called off has been answered. */
const WORKED_OFF_MS = 70_000;

/** Shows the host's plan on their board. @param {HTMLElement} section @throws {Unreached} where it cannot be seen */
export async function open(section) {
  await bringParts('plan');
  new PlanSection(section, await look());
}

/** @returns {Promise<Plan>} */
async function look() {
  const {status, body} = await call(PATH, {token: linkToken()});
  if (status !== 200) {
    throw new Unreached('No plan');
  }
  return body;
}

/** What changes on the road, and is changed here. */
class PlanSection {
  timer = 0;
  watching = new Watching();

  /** @param {HTMLElement} section @param {Plan} plan */
  constructor(section, plan) {
    this.plan = plan;
    this.skew = Date.parse(plan.now) - Date.now();
    this.zones = new Zones(plan.timeZones, this.skew);
    this.today = dateThere(new Date(plan.now), Intl.DateTimeFormat().resolvedOptions().timeZone);
    const tomorrow = new Date(Date.parse(this.today) + A_DAY_MS).toISOString().slice(0, 10);
    section.replaceChildren($('plan-title'), part('plan-all', {today: this.today, tomorrow}));
    this.renewAdding();
    wireDays(/** @type {HTMLFormElement} */ (section.querySelector('[data-key=days]')));
    section.addEventListener('submit', (event) => {
      event.preventDefault();
      this.press(/** @type {HTMLFormElement} */ (event.target));
    });
    section.addEventListener('input', ({target}) => this.mended(/** @type {HTMLInputElement} */ (target)));
    this.show(plan);
    this.watching.open(this);
  }

  renewAdding() {
    $('plan-add').querySelector('form')?.remove();
    $('plan-add').append(tripForm('add', this.zones, this.today));
  }

  /** @param {Plan} plan */
  show(plan) {
    this.plan = plan;
    showClashes(plan);
    showTrips(plan, this.zones, this.today);
    this.watching.show(plan);
    showDaysOff(plan);
    showBreak(plan);
    this.skew = Date.parse(plan.now) - Date.now();
    this.countDown();
    // Where somebody is invited to.
    document.dispatchEvent(new CustomEvent('plan', {detail: plan}));
  }

  /** Says for how long a call-off can be undone. */
  countDown() {
    clearInterval(this.timer);
    const tick = () => {
      // None where the board has given way to the page that says that its links are ended.
      const waiting = [...document.querySelectorAll('#plan-trips .left')].map((each) => /** @type {HTMLElement} */ (each));
      for (const each of waiting) {
        const left = Math.ceil((Date.parse(each.dataset.until ?? '') - Date.now() - this.skew) / 1000);
        each.textContent = say('left', {left: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`});
        if (left <= 0) {
          endUndo(/** @type {HTMLElement} */ (each.closest('form')));
          setTimeout(() => document.dispatchEvent(new Event('worked-off')), WORKED_OFF_MS);
        }
      }
      if (!waiting.length) {
        clearInterval(this.timer);
      }
    };
    tick();
    this.timer = setInterval(tick, 1000);
  }

  /** @param {HTMLInputElement} field in which something was typed or chosen */
  mended(field) {
    if (field.form) {
      mend(field.form, field, problemsOf(field.form, this.plan));
    }
  }

  /** @param {HTMLFormElement} form */
  async press(form) {
    const button = /** @type {HTMLElement} */ (form.querySelector('button:not([type=button])'));
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    clear(form);
    const more = order(form, this.plan);
    if (!more) {
      return;
    }
    const free = occupy(button);
    try {
      const answer = await this.send(form, more);
      free();
      await this.pressed(form, answer);
    } catch (failure) {
      free();
      showTrouble(form, say('unsent'));
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    }
  }

  /** @param {HTMLFormElement} form @param {object} more @returns {Promise<Answer>} */
  send(form, more) {
    const {action} = form.dataset;
    switch (action) {
      case 'tell': return tellThem(idOf(form) ?? '');
      case 'export': return download();
      case 'end-links': return endLinks();
      default: return call(`${PATH}/act`, {token: linkToken(), version: this.plan.version, action, ...more});
    }
  }

  /** @param {HTMLFormElement} form @param {Answer} answer */
  async pressed(form, {status, body}) {
    if (status === 200) {
      // Of what is no part of the plan, all is said already.
      if ('version' in body) {
        this.done(form, body);
      } else if ('told' in body) {
        this.told(form, body);
      }
    } else if (status === 404) {
      showInstead('broken');
      heading().focus();
    } else if (status === 409) {
      this.lookAgain(form, await look());
    } else if (status === 422) {
      showRefusal(form, body.errors ?? []);
    } else {
      showTrouble(form, status < 500 && body.detail ? say('refused', {detail: body.detail}) : say('busy'));
    }
  }

  /** @param {HTMLFormElement} form @param {Watchers} watchers */
  told(form, watchers) {
    const card = /** @type {HTMLElement} */ (form.closest('.card'));
    this.watching.watchers = watchers;
    this.watching.show(this.plan);
    $('plan-told').textContent = saidOf(watchers.told ?? 0);
    card.focus();
  }

  /** Shows how things stand now, and what has become of them since, beside what was typed. @param {HTMLFormElement} form @param {Plan} plan */
  lookAgain(form, plan) {
    const since = changes(this.plan, plan);
    this.show(plan);
    const list = document.createElement('ul');
    list.append(...since.map((sentence) => Object.assign(document.createElement('li'), {textContent: sentence})));
    const target = form.isConnected ? form : /** @type {HTMLFormElement} */ ($('plan-add').querySelector('form'));
    showTrouble(target, say('plan.since'), ...since.length ? [list] : []);
  }

  /** @param {HTMLFormElement} form @param {Plan} plan */
  done(form, plan) {
    const {action = ''} = form.dataset;
    const id = idOf(form);
    const before = this.plan;
    const details = form.closest('details');
    details?.removeAttribute('open');
    if (details?.classList.contains('orphan')) {
      details.remove();
    } else if (action === 'add-trip') {
      this.renewAdding();
    } else {
      form.reset();
    }
    this.show(plan);
    $('plan-told').textContent = say(`plan.done.${action}`);
    const trip = plan.trips.find((each) => action === 'add-trip' ? !before.trips.some((old) => old.id === each.id) : each.id === id);
    const days = plan.daysOff.find((each) => !before.daysOff.some((old) => old.id === each.id));
    const card = trip && cardOfTrip(trip.id) || days && cardOfDays(days.id);
    /** @type {HTMLElement} */ (card?.querySelector('[data-action=undo-call-off] button') ?? card ?? $(titleOf(action))).focus();
    if (trip) {
      // People may be waiting for that city.
      this.watching.open(this);
    }
  }
}

/** The button goes; whoever was on it is on the trip then. @param {HTMLElement} form */
function endUndo(form) {
  const card = /** @type {HTMLElement} */ (form.closest('.card'));
  const focused = form.contains(document.activeElement);
  form.remove();
  if (focused) {
    card.focus();
  }
}

/** @param {string} action */
const titleOf = (action) => action.endsWith('break') ? 'plan-break-title' : action.endsWith('off') ? 'plan-days-title' : 'plan-trips-title';
