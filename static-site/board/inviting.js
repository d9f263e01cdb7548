import {call, Unreached} from '../shared/api.js';
import {occupy} from '../shared/forms.js';
import {heading, linkToken, showInstead} from '../shared/link.js';
import {$, count, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {clear, mend, showTrouble, showTroubles} from '../shared/troubles.js';
import {Batches} from './batches.js';
import {keepChosen, keptChosen} from './chosen.js';
import {languages, usualLine} from './greeting.js';
import {Guests} from './guests.js';
import {InvitedList} from './invited.js';
import {bringParts} from './parts.js';
import {fold, namesIn, oneLine, withoutTwins} from './people.js';
import {Picking} from './picking.js';
import {destinations, titleOf} from './where.js';

/**
 * @import {Answer} from '../shared/api.js'
 * @import {FieldProblem, InvitationList, Plan} from '../shared/answers.js'
 * @import {Trouble} from '../shared/troubles.js'
 * @import {Chosen} from './chosen.js'
 * @import {Guest} from './guests.js'
 */

const PATH = '/api/host/invitations';
const MOST_OPEN = 500;

/** Shows on the host's board whom they can invite, and who is invited. @param {HTMLElement} section @throws {Unreached} where it cannot be seen */
export async function open(section) {
  await bringParts('invite');
  const [list, plan] = await Promise.all([look(PATH), look('/api/host/plan')]);
  new InviteSection(section, list, plan);
}

/** @param {string} path @returns {Promise<any>} */
async function look(path) {
  const {status, body} = await call(path, {token: linkToken()});
  if (status !== 200) {
    throw new Unreached('Not to be seen');
  }
  return body;
}

class InviteSection {
  batches = new Batches();
  /** The names of those who are invited to the place that is chosen. @type {Set<string>} */
  known = new Set();

  /** @param {HTMLElement} section @param {InvitationList} list @param {Plan} plan */
  constructor(section, list, plan) {
    section.replaceChildren(part('invite-all'));
    // Before anything is kept anew.
    const before = keptChosen();
    this.form = /** @type {HTMLFormElement} */ (section.querySelector('[data-action=invite]'));
    this.list = list;
    this.plan = plan;
    const home = /** @type {HTMLOptionElement} */ (this.city.options[0]);
    this.home = {id: home.value, name: home.text};
    this.places = [this.home];
    this.fillLanguages();
    this.guests = new Guests(this.form, () => this.tellNumbers());
    this.picking = new Picking(this.guests, (name) => this.isInvited(name), this.room);
    this.invited = new InvitedList((words) => this.tell(words));
    this.wire(section);
    this.planned(plan);
    this.show(list);
    if (before) {
      this.restore(before);
    }
  }

  get city() {
    return /** @type {HTMLSelectElement} */ ($('invite-city'));
  }

  fillLanguages() {
    const language = /** @type {HTMLSelectElement} */ ($('invite-language'));
    language.append(...languages().map(({tag, name}) => new Option(name, tag)));
    /** @type {HTMLElement} */ (language.closest('.field')).hidden = language.options.length < 2;
    const line = /** @type {HTMLInputElement} */ ($('invite-line'));
    let before = usualLine(language.value);
    line.value = before;
    language.addEventListener('input', () => {
      // What the host has written themselves stays.
      if (line.value === before) {
        line.value = usualLine(language.value);
      }
      before = usualLine(language.value);
    }, {capture: true});
  }

  /** @param {HTMLElement} section */
  wire(section) {
    section.addEventListener('submit', (event) => {
      event.preventDefault();
      const form = /** @type {HTMLFormElement} */ (event.target);
      this.press(form, () => form === this.form ? this.invite() : this.withdraw(form));
    });
    this.form.addEventListener('change', ({target}) => {
      const {name, value} = /** @type {HTMLInputElement} */ (target);
      if (name === 'way') {
        this.showWay(value);
      } else if (name === 'city') {
        this.renewKnown();
      }
    });
    this.form.addEventListener('input', ({target}) =>
      mend(this.form, /** @type {HTMLElement} */ (target), this.guests.all.flatMap(this.guests.problems)));
    $('invite-name').addEventListener('input', () => this.tellNumbers());
    $('invite-take').addEventListener('click', () => {
      this.takeNames();
      $('invite-names').focus();
    });
    ['input', 'change'].forEach((sign) => this.form.addEventListener(sign, this.keep));
    // Trips are added and called off above.
    document.addEventListener('plan', (event) => this.planned(/** @type {CustomEvent<Plan>} */ (event).detail));
    document.addEventListener('worked-off', () => this.lookAgain());
  }

  /** A reload loses nobody. */
  keep = () => keepChosen({city: this.city.value, ...this.guests.everybody(), guests: this.guests.all});

  /** Those who were chosen before a reload, but for whoever was invited all the same. @param {Chosen} before */
  restore({city, language, line, guests}) {
    this.city.value = this.places.some(({id}) => id === city) ? city : this.city.value;
    /** @type {HTMLSelectElement} */ ($('invite-language')).value = language;
    $('invite-language').dispatchEvent(new Event('input'));
    /** @type {HTMLInputElement} */ ($('invite-line')).value = line;
    this.renewKnown();
    this.guests.add(guests.filter(({name}) => !this.isInvited(name)));
  }

  /** How those stand who are invited, after a trip was called off. */
  async lookAgain() {
    const list = await look(PATH).catch(() => undefined);
    if (list && this.form.isConnected) {
      this.show(list);
    }
  }

  /** @param {string} way */
  showWay(way) {
    for (const each of this.form.querySelectorAll('[data-way]')) {
      /** @type {HTMLElement} */ (each).hidden = /** @type {HTMLElement} */ (each).dataset.way !== way;
    }
  }

  /** The places to invite somebody to. @param {Plan} plan */
  planned(plan) {
    this.plan = plan;
    this.places = destinations(plan, this.home);
    const {value} = this.city;
    const known = [...this.city.options].map((option) => option.value);
    this.city.replaceChildren(...this.places.map((where) => new Option(titleOf(where, plan.now), where.id)));
    const fresh = known.length > 1 ? undefined : this.places[1]?.id;
    this.city.value = fresh ?? (this.places.some(({id}) => id === value) ? value : this.home.id);
    this.renewKnown();
  }

  /** @param {InvitationList} list */
  show(list) {
    this.list = list;
    this.invited.show(list, this.places, this.plan.now);
    this.renewKnown();
  }

  /** How many are open, and how many the button invites. */
  tellNumbers() {
    const {open} = this.list.counts;
    $('invite-room').textContent = say('invite.room', {n: open, most: MOST_OPEN});
    const n = this.guests.all.length + (oneLine(this.name.value) ? 1 : 0);
    $('invite-yes').textContent = n ? count('invite.yes', n) : say('invite.yes');
    $('invite-chosen-title').textContent = count('invite.chosen', this.guests.all.length);
    this.keep();
    this.picking.renew();
  }

  room = () => MOST_OPEN - this.list.counts.open - this.guests.all.length;

  get name() {
    return /** @type {HTMLInputElement} */ ($('invite-name'));
  }

  /** Whether somebody of that name has an invitation to the same place. @param {string} name */
  isInvited(name) {
    return this.known.has(fold(name));
  }

  /** Once the list or the place is another. */
  renewKnown() {
    this.known = new Set(this.list.invitations
        .filter(({city, state}) => city.id === this.city.value && state !== 'withdrawn' && state !== 'over')
        .map(({name}) => fold(name ?? '')));
    this.tellNumbers();
  }

  /** Takes what was pasted into the list of those who are chosen, each name once. */
  takeNames() {
    const field = /** @type {HTMLTextAreaElement} */ ($('invite-names'));
    const {once, twins} = withoutTwins(namesIn(field.value));
    const chosen = new Set(this.guests.all.map(({name}) => fold(name)));
    const fresh = once.filter((name) => !chosen.has(fold(name)) && !this.isInvited(name));
    const taken = fresh.slice(0, Math.max(0, this.room()));
    const left = fresh.slice(taken.length);
    this.guests.add(taken.map((name) => ({name})));
    field.value = left.join('\n');
    const known = once.filter((name) => this.isInvited(name));
    const again = [...twins, ...once.filter((name) => chosen.has(fold(name)))];
    $('invite-taken').textContent = [
      count('invite.taken', taken.length),
      ...again.length ? [say('invite.twins', {names: [...new Set(again)].join(', ')})] : [],
      ...known.length ? [say('invite.known', {names: known.join(', ')})] : [],
      ...left.length ? [count('invite.full', left.length, {most: MOST_OPEN})] : [],
    ].join(' ');
  }

  /** @param {HTMLFormElement} form @param {() => Promise<void>} act */
  async press(form, act) {
    const button = /** @type {HTMLElement} */ (form.querySelector('button:not([type=button])'));
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    clear(form);
    const free = occupy(button);
    try {
      await act();
    } catch (failure) {
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
      showTrouble(form, say(form === this.form && this.batches.held().length ? 'invite.doubtful' : 'unsent'));
    } finally {
      free();
      // Not where the board has given way to the page that says that its link has ended.
      if (this.form.isConnected) {
        this.guests.hold(this.batches.held());
        this.tellNumbers();
      }
    }
  }

  async invite() {
    const one = oneLine(this.name.value);
    if (one) {
      this.guests.add([{name: one}]);
      this.name.value = '';
    }
    if (/** @type {HTMLTextAreaElement} */ ($('invite-names')).value.trim()) {
      this.takeNames();
    }
    const {all} = this.guests;
    const problems = all.length ? all.flatMap(this.guests.problems) : [this.nobody()];
    if (problems.length) {
      this.showProblems(problems);
      return;
    }
    const before = all.length;
    const city = this.city.value;
    let made = 0;
    try {
      const refused = await this.batches.send(city, [...all], this.guests.told, (guests) => {
        made += guests.length;
        this.guests.remove(guests);
        this.tell(say('invite.under', {n: made, all: before}));
      });
      if (refused) {
        this.showRefusal(refused.answer, refused.guests);
      }
    } finally {
      if (made) {
        await this.madeSome(made, city);
      }
    }
  }

  /** @param {number} made @param {string} city */
  async madeSome(made, city) {
    this.tell(count('invite.made', made));
    try {
      this.show(await look(PATH));
    } catch (failure) {
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
      this.tell(`${count('invite.made', made)} ${say('invite.unseen')}`);
      return;
    }
    this.invited.views.delete(city);
    if (!this.guests.all.length) {
      $('invite-taken').textContent = '';
      this.invited.open(city)?.focus();
    }
  }

  nobody() {
    const way = new FormData(this.form).get('way');
    const places = /** @type {Record<string, string>} */ ({one: 'name', names: 'names', linkedin: 'file'});
    return {id: `invite-${places[String(way)]}`, message: say('invite.nobody')};
  }

  /** @param {Trouble[]} problems @param {boolean} [refused] */
  showProblems(problems, refused = false) {
    for (const {id = ''} of problems) {
      this.guests.open(id.replace(/-\w+$/, ''));
    }
    showTroubles(this.form, problems, refused);
  }

  /** @param {Answer} answer @param {Guest[]} guests that it is about */
  showRefusal({status, body}, guests) {
    if (status === 404) {
      showInstead('broken');
      heading().focus();
    } else if (status === 422 && body.errors?.length) {
      /** @type {FieldProblem[]} */
      const errors = body.errors;
      this.showProblems(errors.map(({field, message}) => ({id: placeOf(field, guests), message})), true);
    } else {
      showTrouble(this.form, status < 500 && body.detail ? say('refused', {detail: body.detail}) : say('busy'));
    }
  }

  /** @param {HTMLFormElement} form */
  async withdraw(form) {
    const id = /** @type {HTMLElement} */ (form.closest('[data-id]')).dataset.id ?? '';
    const {status, body} = await call(`${PATH}/act`, {token: linkToken(), id, action: 'withdraw'});
    if (status === 200) {
      this.show(body);
      this.tell(say('invite.withdrawn'));
      this.invited.cardOf(id)?.focus();
    } else if (status === 404) {
      showInstead('broken');
      heading().focus();
    } else {
      showTrouble(form, status < 500 && body.detail ? say('refused', {detail: body.detail}) : say('busy'));
    }
  }

  /** @param {string} words */
  tell(words) {
    $('invite-told').textContent = words;
  }
}

/** Where something is wrong, such as invitations[3].name, unless it is about all of them. @param {string} field @param {Guest[]} guests */
function placeOf(field, guests) {
  const [, index, what = 'name'] = field.match(/^invitations\[(\d+)\](?:\.(\w+))?/) ?? [];
  const guest = index && guests[Number(index)];
  return guest ? `${guest.key}-${what}` : field === 'city' ? 'invite-city' : undefined;
}
