import {abbreviation, day, elsewhere, fullDay, time} from '../shared/days.js';
import {chosen, fieldOf, formIn} from '../shared/forms.js';
import {count, say} from '../shared/page.js';
import {fits, make, rove, step} from '../shared/picker.js';
import {part} from '../shared/templates.js';
import {clear} from '../shared/troubles.js';
import {askAboutTypo} from '../shared/typo.js';

/** @import {InvitationView} from '../shared/answers.js' */

const OPEN_AT_ONCE = 2;

/** The yes: first a time is tapped, then it is booked. */
export class Choosing {
  /** The time that was tapped. */
  time = '';

  /** @param {InvitationView} view */
  constructor(view) {
    this.view = view;
    this.zone = say('zone', {city: view.city.name});
    this.clone = part('yes', {zone: this.zone});
    this.form = formIn(this.clone);
    const email = fieldOf(this.form, 'email');
    email.addEventListener('change', () => askAboutTypo(email, this.at('.meant')));
    this.at('.booking .small').addEventListener('click', () => this.back());
    this.form.addEventListener('change', ({target}) => {
      if (target !== email && this.at('.booking').hidden) {
        this.show();
      }
    });
    const [first] = this.form.querySelectorAll('[type=radio]');
    if (first) {
      /** @type {HTMLInputElement} */ (first).checked = true;
    }
    this.show();
  }

  /** @param {string} selector @returns {HTMLElement} */
  at(selector) {
    return /** @type {HTMLElement} */ (this.form.querySelector(selector));
  }

  /** The kind of meetup that was chosen. @returns {HTMLInputElement} */
  get kind() {
    return /** @type {HTMLInputElement} */ (this.form.querySelector('[name=meeting]:checked, [type=hidden][name=meeting]'));
  }

  /** What is open. */
  show() {
    const {minutes = '0', hours = ''} = this.kind.dataset;
    const days = this.view.days
        .map(({date, times}) => ({date, times: times.filter((start) => fits(start, {minutes: Number(minutes), hours}))}))
        .filter(({times}) => times.length);
    this.at('.days').replaceChildren(...days.map((each, i) => this.day(each, i < OPEN_AT_ONCE)),
        ...days.length ? [] : [make('p', '', say(this.view.days.length ? 'noneFits' : 'noneOpen'))]);
  }

  /** @param {{date: string, times: string[]}} day @param {boolean} open */
  day({date, times}, open) {
    const box = make('details', 'day');
    box.open = open;
    const head = make('summary', '', fullDay(date));
    head.append(' ', make('small', '', count('open', times.length)));
    const chips = make('div', time(`${date}T${times[0]}`).length > '10:00'.length ? 'chips wide' : 'chips');
    chips.setAttribute('role', 'group');
    chips.setAttribute('aria-label', say('day', {day: fullDay(date), zone: this.zone, abbreviation: abbreviation(date, this.view.city.timeZone)}));
    chips.append(...times.map((start) => this.chip(`${date}T${start}`)));
    box.addEventListener('toggle', () => rove(box));
    box.addEventListener('focusin', ({target}) => rove(box, target));
    box.addEventListener('keydown', (event) => step(box, event));
    box.append(head, chips);
    rove(box);
    return box;
  }

  /** @param {string} local */
  chip(local) {
    const button = make('button', 'chip', time(local));
    button.type = 'button';
    button.value = local;
    button.addEventListener('click', () => this.choose(local));
    return button;
  }

  /** One tap on a time: now it can be booked. @param {string} local */
  choose(local) {
    this.time = local;
    const {timeZone} = this.view.city;
    const there = elsewhere(local, timeZone);
    this.at('.when').textContent = say('chosen', {day: fullDay(local), time: time(local)});
    this.at('.clocks').textContent = [
      `${this.zone} (${abbreviation(local, timeZone)})`,
      say('length', {minutes: this.kind.dataset.minutes}),
      ...this.kind.parentElement?.matches('label') ? [this.kind.parentElement.textContent.trim()] : [],
    ].join(' · ');
    this.at('.there').textContent = there ? say('there', {there: there.day === day(local) ? there.time : `${there.day}, ${there.time}`}) : '';
    this.turn(true);
    // Whatever a phone's keyboard leaves of the screen shows the time, and the field.
    this.at('.booking').scrollIntoView();
    fieldOf(this.form, 'email').focus({preventScroll: true});
  }

  /** To the times again; what was typed stays. */
  back() {
    const was = this.time;
    clear(this.form);
    this.turn(false);
    const chip = /** @type {HTMLElement | null} */ (this.form.querySelector(`button[value="${was}"]`));
    (chip ?? this.at('#yes-time')).focus();
  }

  /** @param {boolean} booking */
  turn(booking) {
    this.at('.choosing').hidden = booking;
    this.at('.booking').hidden = !booking;
  }

  /** Somebody else was faster, or the host has something else then. @param {InvitationView} view as it is now */
  renew(view) {
    this.view = view;
    this.time = '';
    this.show();
    this.turn(false);
  }

  /** What is sent, or what is wrong with it: only the address is asked for. */
  order() {
    const {email = '', note = '', meeting = ''} = chosen(this.form);
    const wrong = !email.trim() ? say('email.missing') : fieldOf(this.form, 'email').validity.typeMismatch ? say('email.wrong') : '';
    return {
      wrong: wrong ? [{id: 'yes-email', message: wrong}] : [],
      order: {time: this.time, meeting, email: email.trim(), ...note.trim() && {note: note.trim()}},
    };
  }
}
