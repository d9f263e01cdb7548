import {abbreviation, day, elsewhere, fullDay, span, time} from './days.js';
import {count, say} from './page.js';

const MOST = 3;
const OPEN_AT_ONCE = 2;

/**
 * @import {City} from './answers.js'
 * @typedef {{arrive: string, leave: string, minutes: number, hours: string}} Wish `hours` as 11:30-13:30 17:00-19:00
 */

/** Lets the visitor pick from the times that are open on the days of their stay. */
export class Picker {
  /** Local times in the order in which they were picked. @type {string[]} */
  picks = [];

  /** The one whose times are shown. @type {City} */
  city = {id: '', name: '', timeZone: 'UTC', days: []};

  /** Its name and whose clocks those are, for the sentences. */
  here = {city: '', zone: ''};

  /** @type {City[]} */
  others = [];

  /** Whether the visitor may name no time, so that the host suggests one. */
  optional = false;

  /** Whether they have said that no time fits. */
  noneFits = false;

  /** Whether there is nothing to pick from on their days. */
  nothing = false;

  /** What was picked before they said so. @type {string[]} */
  dropped = [];

  summary = make('div', 'picks');

  /**
   * @param {HTMLElement} box where the times go
   * @param {HTMLElement} reply where the days of the stay are commented on
   * @param {() => void} changed
   * @param {(id: string) => void} [choose] another city, where there is a choice
   */
  constructor(box, reply, changed, choose = () => {}) {
    this.box = box;
    this.reply = reply;
    this.changed = changed;
    this.choose = choose;
  }

  /** Whether it is left to the host to suggest a time. */
  get leavesOpen() {
    return this.optional && !this.picks.length && (this.noneFits || this.nothing);
  }

  /**
   * Shows what is open. Picks that are not go.
   * @param {City[]} cities all there are
   * @param {City} city the one that was chosen
   * @param {Wish} wish
   */
  show(cities, city, wish) {
    this.others = cities.filter((other) => other !== city);
    this.city = city;
    this.here = {city: city.name, zone: say('zone', {city: city.name})};
    const {arrive, leave} = wish;
    this.nothing = false;
    if (!arrive || !leave || leave < arrive) {
      this.reply.textContent = arrive && leave ? say('backwards') : '';
      this.box.replaceChildren(make('p', 'hint', say('stayFirst')));
      return;
    }
    const here = during(wish, city);
    this.comment(here.length, wish);
    const days = here.map(({date, times}) => ({date, times: times.filter((start) => fits(start, wish))}))
        .filter(({times}) => times.length);
    const open = new Set(days.flatMap(({date, times}) => times.map((start) => `${date}T${start}`)));
    this.picks = this.picks.filter((pick) => open.has(pick));
    this.nothing = !days.length;
    this.summary = make('div', 'picks');
    this.summary.setAttribute('role', 'status');
    this.box.replaceChildren(
        make('p', 'hint', here.length ? say(days.length ? 'pick' : 'noneFits', this.here) : ''),
        ...days.map((each, i) => this.day(each, days.length <= OPEN_AT_ONCE + 1 || i < OPEN_AT_ONCE)),
        ...this.optional && (days.length || !isOff(wish, city)) ? [this.leave(days.length > 0)] : [],
        this.summary);
    this.update();
  }

  /** The way out where no time fits. @param {boolean} choice whether there are times to pick from */
  leave(choice) {
    if (!choice) {
      return make('p', '', say('anyway'));
    }
    const label = make('label', 'tick');
    const input = make('input', 'none');
    input.type = 'checkbox';
    input.addEventListener('change', () => this.fitsNot(input.checked));
    label.append(input, make('span', '', say('leave')));
    return label;
  }

  /** Takes the picks away, and gives them back where it was a slip. @param {boolean} none */
  fitsNot(none) {
    this.noneFits = none;
    if (none) {
      this.dropped = this.picks;
    }
    this.picks = none ? [] : this.dropped;
    this.update();
    this.changed();
  }

  /** @param {number} open @param {Wish} wish */
  comment(open, {arrive, leave}) {
    const days = span(arrive, leave);
    if (open) {
      this.reply.textContent = count('stay', days, {open, days, ...this.here});
      return;
    }
    const instead = this.others.map((city) => ({city, n: during({arrive, leave}, city).length})).filter(({n}) => n);
    this.reply.replaceChildren(`${say('none', this.here)} `,
        ...instead.length ? instead.flatMap((other) => this.instead(other)) : [this.better(leave)]);
  }

  /** @param {{city: City, n: number}} other where the host is on some of the days */
  instead({city, n}) {
    const yes = make('button', 'small', say('insteadYes', {city: city.name}));
    yes.type = 'button';
    yes.addEventListener('click', () => this.choose(city.id));
    return [`${count('instead', n, {city: city.name})} `, yes, ' '];
  }

  /** @param {string} leave */
  better(leave) {
    const {from, to, days} = this.city;
    const next = days.find(({date}) => date > leave);
    const last = days.at(-1);
    if (from) {
      return say('trip', {from: fullDay(from), to: fullDay(to ?? from)});
    }
    return next ? say('soonest', {day: fullDay(next.date)}) : last ? say('ahead', {day: fullDay(last.date)}) : '';
  }

  /** @param {{date: string, times: string[]}} day @param {boolean} open */
  day({date, times}, open) {
    const box = make('details', 'day');
    box.open = open;
    const head = make('summary', '', fullDay(date));
    head.append(' ', make('small', '', count('open', times.length)));
    const chips = make('div', 'chips');
    chips.setAttribute('role', 'group');
    chips.setAttribute('aria-label', say('day', {day: fullDay(date), abbreviation: abbreviation(date, this.city.timeZone), ...this.here}));
    chips.append(...times.map((start) => this.chip(`${date}T${start}`)));
    box.append(head, chips);
    return box;
  }

  /** @param {string} local */
  chip(local) {
    const label = make('label', 'chip');
    const input = make('input');
    input.type = 'checkbox';
    input.value = local;
    input.checked = this.picks.includes(local);
    input.addEventListener('change', () => this.toggle(local, input.checked));
    label.append(input, time(local));
    return label;
  }

  /** @param {string} local @param {boolean} picked */
  toggle(local, picked) {
    this.picks = this.picks.filter((pick) => pick !== local);
    if (picked) {
      this.picks.push(local);
      this.noneFits = false;
    }
    this.update();
    this.changed();
  }

  update() {
    const full = this.picks.length >= MOST;
    for (const input of this.box.querySelectorAll('input')) {
      const none = input.className === 'none';
      input.checked = none ? this.noneFits : this.picks.includes(input.value);
      input.disabled = full && !none && !input.checked;
    }
    const list = make('ol');
    list.append(...this.picks.map((pick) => this.picked(pick)));
    this.summary.replaceChildren(...(this.picks.length
      ? [make('p', '', count('picked', this.picks.length)), list]
      : []), ...(full ? [make('p', 'hint', say('full'))] : []));
  }

  /** @param {string} local */
  picked(local) {
    const zone = this.city.timeZone;
    const line = make('li', '', say('slot', {day: day(local), time: time(local), abbreviation: abbreviation(local, zone), ...this.here}));
    const there = elsewhere(local, zone);
    if (there) {
      line.append(' ', make('small', '', say('elsewhere', there)));
    }
    const remove = make('button', 'small', say('remove'));
    remove.type = 'button';
    remove.setAttribute('aria-label', `${say('remove')}: ${day(local)}, ${time(local)}`);
    remove.addEventListener('click', () => {
      this.toggle(local, false);
      this.box.closest('fieldset')?.focus();
    });
    line.append(' ', remove);
    return line;
  }
}

/** The days of the stay on which something is open. @param {{arrive: string, leave: string}} stay @param {City} city */
const during = ({arrive, leave}, {days}) => days.filter(({date}) => date >= arrive && date <= leave);

/** Whether the stay has no day in common with the trip. @param {{arrive: string, leave: string}} stay @param {City} city */
export const isOff = ({arrive, leave}, {from, to}) => Boolean(from && to && (leave < from || arrive > to));

/** Whether a kind of meeting begun then ends within its own hours. @param {string} start @param {Wish} wish */
function fits(start, {minutes, hours}) {
  const from = inMinutes(start);
  return !hours || hours.split(' ').some((each) => {
    const [opens, closes] = each.split('-').map(inMinutes);
    return from >= opens && from + minutes <= closes;
  });
}

/** @param {string} clock */
const inMinutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function make(tag, className = '', text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
