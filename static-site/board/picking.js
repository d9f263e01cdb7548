import {$, count, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {connectionsIn} from './connections.js';
import {fold} from './people.js';

/*
 * Choosing among the connections in a file: found by name, company, position or when they were made.
 */

/**
 * @import {Guests} from './guests.js'
 * @import {Person} from './people.js'
 */

const PAGE = 50;
const MOST_BYTES = 30_000_000;

export class Picking {
  /** @type {Person[]} */
  people = [];
  /** @type {Person[]} */
  found = [];
  shown = PAGE;

  /**
   * @param {Guests} guests
   * @param {(name: string) => boolean} isInvited to where the host is inviting now
   * @param {() => number} room how many more can be chosen
   */
  constructor(guests, isInvited, room) {
    this.guests = guests;
    this.isInvited = isInvited;
    this.room = room;
    this.file.addEventListener('change', () => this.read());
    $('invite-find').addEventListener('input', () => this.find());
    $('invite-all-found').addEventListener('click', () => this.chooseAll());
    $('invite-found-more').addEventListener('click', () => this.more());
    $('invite-found').addEventListener('change', ({target}) => this.choose(/** @type {HTMLInputElement} */ (target)));
  }

  get file() {
    return /** @type {HTMLInputElement} */ ($('invite-file'));
  }

  async read() {
    const [file] = this.file.files ?? [];
    if (!file) {
      return;
    }
    const read = file.size > MOST_BYTES ? /** @type {const} */ ({fault: 'other'}) : connectionsIn(await file.arrayBuffer());
    const fault = 'fault' in read ? read.fault : undefined;
    $('invite-file-wrong').textContent = fault ? say(`invite.file.${fault}`) : '';
    this.file.toggleAttribute('aria-invalid', Boolean(fault));
    this.people = 'people' in read ? read.people : [];
    $('invite-picker').hidden = !this.people.length;
    $('invite-read').textContent = this.people.length ? count('invite.read', this.people.length, {n: number(this.people.length)}) : '';
    this.find();
  }

  /** Shows whom all the words are about. */
  find() {
    const words = fold(/** @type {HTMLInputElement} */ ($('invite-find')).value).split(' ').filter(Boolean);
    this.found = this.people.filter(({told = ''}) => words.every((word) => told.includes(word)));
    this.shown = PAGE;
    $('invite-found').replaceChildren();
    this.show();
  }

  show() {
    const list = $('invite-found');
    list.append(...this.found.slice(list.children.length, this.shown).map((person, i) => this.row(person, list.children.length + i)));
    $('invite-found-more').hidden = this.found.length <= this.shown;
    this.tell();
  }

  /** Says how many there are, and how many of them are chosen. */
  tell() {
    const chosen = this.people.filter((person) => this.guests.of(person)).length;
    $('invite-found-told').textContent = say('invite.found', {n: number(this.found.length), all: number(this.people.length), chosen: number(chosen)});
    const all = this.choosable();
    $('invite-all-found').hidden = !all.length || all.length === this.people.length;
    $('invite-all-found').textContent = count('invite.found.all', all.length, {n: number(all.length)});
  }

  /** Those found who are neither chosen nor invited. */
  choosable = () => this.found.filter((person) => !this.guests.of(person) && !this.isInvited(person.name));

  /** @param {Person} person @param {number} index */
  row(person, index) {
    const {name, company, position, since} = person;
    const row = part('invite-person', {
      name,
      work: [position, company].filter(Boolean).join(', '),
      since: since && say('invite.since', {since}),
      invited: this.isInvited(name),
    });
    const box = /** @type {HTMLInputElement} */ (row.querySelector('input'));
    box.dataset.index = String(index);
    box.checked = Boolean(this.guests.of(person));
    return row;
  }

  /** @param {HTMLInputElement} box */
  choose(box) {
    const person = this.found[Number(box.dataset.index)];
    const guest = this.guests.of(person);
    if (guest) {
      this.guests.remove([guest]);
    } else if (this.room() > 0) {
      this.guests.add([{name: person.name, person}]);
    } else {
      box.checked = false;
    }
    this.tell();
  }

  chooseAll() {
    const some = this.choosable().slice(0, Math.max(0, this.room()));
    this.guests.add(some.map((person) => ({name: person.name, person})));
    $('invite-find').focus();
  }

  more() {
    const from = $('invite-found').children.length;
    this.shown += PAGE;
    this.show();
    $('invite-found').children[from]?.querySelector('input')?.focus();
  }

  /** Once somebody is chosen, or no longer. */
  renew() {
    for (const box of $('invite-found').querySelectorAll('input')) {
      const person = this.found[Number(box.dataset.index)];
      box.checked = Boolean(this.guests.of(person));
      /** @type {HTMLElement} */ (box.closest('li')?.querySelector('.already')).hidden = !this.isInvited(person.name);
    }
    this.tell();
  }
}

const numbers = new Intl.NumberFormat(document.documentElement.lang);

/** 2,000 @param {number} n */
const number = (n) => numbers.format(n);
