import {abbreviation, day, elsewhere, fullDay, span, time, weekday} from './days.js';
import {count, say} from './page.js';

const MOST = 3;
const OPEN_AT_ONCE = 2;
const A_WEEK = 7;

/** Where an arrow key leads among the times of a day: the next, the one before, the first, the last. @type {Record<string, (at: number, last: number) => number>} */
const ARROWS = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

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

  /** What was picked and does not fit another kind of meeting, or other days: it comes back with those. @type {string[]} */
  lost = [];

  /** Those of them that are to be told. @type {string[]} */
  told = [];

  /** What was wished for when the times were shown last. */
  wished = '';

  /** The picks in a line that stays in sight. */
  tray = make('div', 'tray');

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
    this.tray.setAttribute('role', 'status');
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
    if (city.id !== this.city.id) {
      this.lost = [];
    }
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
    this.keepOpen(open, JSON.stringify(wish));
    this.nothing = !days.length;
    this.summary = make('div', 'picks');
    this.surround([
        make('p', 'hint', here.length ? say(days.length ? 'pick' : 'noneFits', this.here) : ''),
        ...days.map((each, i) => this.day(each, days.length <= OPEN_AT_ONCE + 1 || i < OPEN_AT_ONCE)),
        ...this.optional && (days.length || !isOff(wish, city)) ? [this.leave(days.length > 0)] : [],
    ]);
    this.update();
  }

  /** Puts that into the box. The tray stays in it: what is said there is heard only if it was there before. @param {HTMLElement[]} days */
  surround(days) {
    if (this.tray.parentNode !== this.box) {
      this.box.replaceChildren(this.tray);
    }
    [...this.box.children].filter((child) => child !== this.tray).forEach((child) => child.remove());
    this.tray.before(...days);
    this.tray.after(this.summary);
  }

  /** Picks that no longer fit go, and are remembered; those that fit again come back. @param {Set<string>} open @param {string} wished */
  keepOpen(open, wished) {
    const before = this.picks;
    const all = [...new Set([...before, ...this.lost])];
    this.picks = this.noneFits ? [] : all.filter((pick) => open.has(pick)).slice(0, MOST);
    this.lost = all.filter((pick) => !open.has(pick));
    // Whoever has changed nothing hears elsewhere that a time is gone.
    this.told = wished === this.wished ? [] : before.filter((pick) => this.lost.includes(pick));
    this.wished = wished;
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
    // 10:00 AM takes more room than 10:00.
    const chips = make('div', time(`${date}T${times[0]}`).length > '10:00'.length ? 'chips wide' : 'chips');
    box.addEventListener('toggle', () => rove(box));
    box.addEventListener('focusin', ({target}) => rove(box, target));
    box.addEventListener('keydown', (event) => step(box, event));
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
    this.told = [];
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
    this.box.querySelectorAll('details').forEach((each) => rove(each));
    this.tray.replaceChildren(...this.inSight(full));
    const list = make('ol');
    list.append(...this.picks.map((pick) => this.picked(pick)));
    this.summary.replaceChildren(...(this.picks.length
      ? [make('p', '', count('picked', this.picks.length)), list]
      : []));
  }

  /** What the tray says. @param {boolean} full */
  inSight(full) {
    const n = this.picks.length;
    return [
      ...n ? [make('p', '', say('tray', {n, most: MOST, times: this.brief(this.picks).join(' · ')}))] : [],
      ...full ? [make('p', 'hint', say('full'))] : [],
      ...this.told.length ? [make('p', 'hint', count('dropped', this.told.length, {times: this.brief(this.told).join(' · ')}))] : [],
    ];
  }

  /** Wed 4:30 PM, or with the date where a weekday alone could be two days. @param {string[]} times */
  brief(times) {
    const days = [...this.picks, ...this.told].map((local) => local.slice(0, 10)).sort();
    const near = span(days[0], days[days.length - 1]) <= A_WEEK;
    return times.map((local) => (near ? `${weekday(local)}\u00a0${time(local)}` : `${day(local)}, ${time(local)}`));
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

/** Where the keyboard can be in a day: at its name, and while it is unfolded at each time that can be picked. @param {HTMLDetailsElement} box @returns {HTMLElement[]} */
const stops = (box) => [box.querySelector('summary'), ...box.open ? box.querySelectorAll('input:enabled, button') : []].map((stop) => /** @type {HTMLElement} */ (stop));

/** A day is one stop for Tab: where the keyboard is, or was, or else its first time. @param {HTMLDetailsElement} box @param {EventTarget | null} [target] */
export function rove(box, target) {
  const all = stops(box);
  const at = all.find((stop) => stop === target) ?? all.slice(1).find((stop) => stop.tabIndex === 0) ?? all[1] ?? all[0];
  for (const stop of all) {
    stop.tabIndex = stop === at ? 0 : -1;
  }
}

/** Arrow keys lead from time to time within a day. @param {HTMLDetailsElement} box @param {KeyboardEvent} event */
export function step(box, event) {
  const all = stops(box);
  const at = all.findIndex((stop) => stop === document.activeElement);
  const to = ARROWS[event.key]?.(at, all.length - 1);
  if (to !== undefined && at >= 0 && all.length > 1 && !event.altKey && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    all[to].focus();
  }
}

/** The days of the stay on which something is open. @param {{arrive: string, leave: string}} stay @param {City} city */
const during = ({arrive, leave}, {days}) => days.filter(({date}) => date >= arrive && date <= leave);

/** Whether the stay has no day in common with the trip. @param {{arrive: string, leave: string}} stay @param {City} city */
export const isOff = ({arrive, leave}, {from, to}) => Boolean(from && to && (leave < from || arrive > to));

/** Whether a kind of meeting begun then ends within its own hours. @param {string} start @param {Pick<Wish, 'minutes' | 'hours'>} wish */
export function fits(start, {minutes, hours}) {
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
