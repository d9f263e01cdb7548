import {$, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {languages, usualLine} from './greeting.js';
import {fold} from './people.js';

/*
 * Those who were chosen and are not invited yet, each with a line of greeting of their own if the host writes one.
 */

/**
 * @import {Person} from './people.js'
 * @typedef {{key: string, name: string, line?: string, language?: string, person?: Person}} Guest without a line or a language
 *     of their own they have everybody's
 */

const PAGE = 50;
const LONGEST_NAME = 80;
export const LONGEST_LINE = 200;

let made = 0;

export class Guests {
  /** @type {Guest[]} */
  all = [];
  shown = PAGE;

  /** @param {HTMLFormElement} form @param {() => void} changed called when there are more or fewer */
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
    this.list = $('invite-guests');
    $('invite-guests-more').addEventListener('click', () => this.more());
    form.addEventListener('input', ({target}) => this.typed(/** @type {HTMLInputElement} */ (target)));
    for (const id of ['invite-language', 'invite-line']) {
      $(id).addEventListener('input', () => this.tellLines());
    }
  }

  /** @param {Omit<Guest, 'key'>[]} people */
  add(people) {
    this.all.push(...people.map((each) => ({...each, key: `guest-${++made}`})));
    this.show();
  }

  /** @param {Guest[]} guests */
  remove(guests) {
    const gone = new Set(guests);
    this.all = this.all.filter((guest) => !gone.has(guest));
    gone.forEach(({key}) => this.rowOf(key)?.remove());
    this.show();
  }

  /** Whoever has come back after a reload is known by name alone. @param {Person} person */
  of = (person) => this.all.find((guest) => guest.person ? guest.person === person : fold(guest.name) === fold(person.name));

  /** What is sent of somebody. @param {Guest} guest */
  told = (guest) => {
    const line = this.lineOf(guest).trim();
    return {name: guest.name.trim(), ...line && {line}, language: this.languageOf(guest)};
  };

  /** @param {Guest} guest */
  languageOf = ({language}) => language ?? this.everybody().language;

  /** @param {Guest} guest */
  lineOf(guest) {
    const {line, language} = this.everybody();
    return guest.line ?? (this.languageOf(guest) === language ? line : usualLine(this.languageOf(guest)));
  }

  everybody() {
    return {
      line: /** @type {HTMLInputElement} */ ($('invite-line')).value,
      language: /** @type {HTMLSelectElement} */ ($('invite-language')).value,
    };
  }

  /** What is wrong with somebody already. @param {Guest} guest */
  problems = (guest) => {
    const length = [...guest.name.trim()].length;
    return [
      ...length ? [] : [{id: `${guest.key}-name`, message: say('invite.name.missing')}],
      ...length > LONGEST_NAME ? [{id: `${guest.key}-name`, message: say('invite.name.long', {name: guest.name})}] : [],
      ...[...guest.line ?? ''].length > LONGEST_LINE ? [{id: `${guest.key}-line`, message: say('invite.line.long')}] : [],
    ];
  };

  /** The rows that are not there yet, as far as they are shown. Those that are there stay as they are, with what is open in them. */
  show() {
    const {length} = this.all;
    for (const guest of this.all.slice(0, this.shown)) {
      if (!this.rowOf(guest.key)) {
        this.list.append(this.row(guest));
      }
    }
    $('invite-chosen').hidden = !length;
    $('invite-guests-more').hidden = length <= this.shown;
    this.changed();
  }

  more() {
    const next = this.all[this.shown];
    this.shown += PAGE;
    this.show();
    this.rowOf(next.key)?.querySelector('summary')?.focus();
  }

  /** @param {string} key @returns {HTMLElement | null} */
  rowOf = (key) => this.list.querySelector(`[data-key="${key}"]`);

  /** @param {Guest} guest */
  row(guest) {
    const row = /** @type {HTMLElement} */ (part('invite-guest', {guest: guest.key, name: guest.name}).firstElementChild);
    const details = /** @type {HTMLDetailsElement} */ (row.querySelector('details'));
    details.addEventListener('toggle', () => this.fields(guest, details));
    row.querySelector('.drop')?.addEventListener('click', () => {
      const next = /** @type {HTMLElement | null} */ ((row.nextElementSibling ?? row.previousElementSibling)?.querySelector('.drop'));
      this.remove([guest]);
      (next ?? $('invite-title-new')).focus();
    });
    this.tell(guest, row);
    return row;
  }

  /** What can be changed of somebody, once it is looked at. @param {Guest} guest @param {HTMLDetailsElement} details */
  fields(guest, details) {
    if (!details.open || details.querySelector('input')) {
      return;
    }
    details.append(part('invite-guest-fields', {guest: guest.key}));
    const {name, line, language} = this.inputs(guest.key);
    name.value = guest.name;
    line.value = this.lineOf(guest);
    if (language) {
      language.append(...languages().map((each) => new Option(each.name, each.tag)));
      language.value = this.languageOf(guest);
    }
  }

  /** @param {string} key */
  inputs = (key) => ({
    name: /** @type {HTMLInputElement} */ ($(`${key}-name`)),
    line: /** @type {HTMLInputElement} */ ($(`${key}-line`)),
    language: /** @type {HTMLSelectElement | null} */ ($(`${key}-language`)),
  });

  /** Opens somebody's row, so that what is wrong there has its place. @param {string} key */
  open(key) {
    const index = this.all.findIndex((guest) => guest.key === key);
    if (index >= this.shown) {
      this.shown = index + 1;
      this.show();
    }
    const details = this.rowOf(key)?.querySelector('details');
    if (details) {
      details.open = true;
      this.fields(this.all[index], details);
    }
  }

  /** @param {HTMLInputElement} target */
  typed(target) {
    const row = /** @type {HTMLElement | null} */ (target.closest('.guest'));
    const guest = row && this.all.find(({key}) => key === row.dataset.key);
    if (!guest) {
      return;
    }
    const {line} = this.inputs(guest.key);
    if (target.id.endsWith('-name')) {
      guest.name = target.value;
    } else if (target.id.endsWith('-line')) {
      guest.line = target.value;
    } else {
      guest.language = target.value;
      line.value = this.lineOf(guest);
    }
    this.tell(guest, row);
  }

  /** Says what everybody who has no line of their own is going to read. */
  tellLines() {
    for (const guest of this.all.slice(0, this.shown)) {
      const row = this.rowOf(guest.key);
      if (row) {
        this.tell(guest, row);
        const {line} = this.inputs(guest.key);
        if (line && guest.line === undefined) {
          line.value = this.lineOf(guest);
        }
      }
    }
  }

  /** @param {Guest} guest @param {HTMLElement} row */
  tell(guest, row) {
    /** @type {HTMLElement} */ (row.querySelector('summary strong')).textContent = guest.name;
    /** @type {HTMLElement} */ (row.querySelector('summary small')).textContent = this.lineOf(guest);
  }

  /** Nothing of them can be changed until it is known whether they are invited. @param {Guest[]} guests */
  hold(guests) {
    const held = new Set(guests);
    for (const guest of this.all) {
      const row = this.rowOf(guest.key);
      row?.querySelectorAll('input, select, button').forEach((each) => {
        /** @type {HTMLInputElement} */ (each).disabled = held.has(guest);
      });
      row?.classList.toggle('held', held.has(guest));
    }
  }
}
