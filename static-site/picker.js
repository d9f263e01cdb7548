import {abbreviation, day, elsewhere, fullDay, span, time} from './days.js';
import {count, say} from './words.js';

const MOST = 3;
const OPEN_AT_ONCE = 2;

/**
 * @typedef {{id: string, name: string, timeZone: string, days: {date: string, times: string[]}[]}} City
 * @typedef {{arrive: string, leave: string, minutes: number, hours: string}} Wish `hours` as 11:30-13:30 17:00-19:00
 */

/** Lets the visitor pick from the times that are open on the days of their stay. */
export class Picker {
  /** Local times in the order in which they were picked. @type {string[]} */
  picks = [];

  /**
   * @param {HTMLElement} box where the times go
   * @param {HTMLElement} reply where the days of the stay are commented on
   * @param {() => void} changed
   */
  constructor(box, reply, changed) {
    this.box = box;
    this.reply = reply;
    this.changed = changed;
  }

  /**
   * Shows what is open. Picks that are not go.
   * @param {City} city
   * @param {Wish} wish
   */
  show(city, wish) {
    this.city = city;
    const {arrive, leave} = wish;
    if (!arrive || !leave || leave < arrive) {
      this.reply.textContent = arrive && leave ? say('backwards') : '';
      this.box.replaceChildren(make('p', 'hint', say('stayFirst')));
      return;
    }
    const here = city.days.filter(({date}) => date >= arrive && date <= leave);
    this.comment(here.length, wish);
    const days = here.map(({date, times}) => ({date, times: times.filter((start) => fits(start, wish))}))
        .filter(({times}) => times.length);
    const open = new Set(days.flatMap(({date, times}) => times.map((start) => `${date}T${start}`)));
    this.picks = this.picks.filter((pick) => open.has(pick));
    this.summary = make('div', 'picks');
    this.summary.setAttribute('role', 'status');
    this.box.replaceChildren(
        make('p', 'hint', here.length ? say(days.length ? 'pick' : 'noneFits') : ''),
        ...days.map((each, i) => this.day(each, days.length <= OPEN_AT_ONCE + 1 || i < OPEN_AT_ONCE)),
        this.summary);
    this.update();
  }

  /** @param {number} open @param {Wish} wish */
  comment(open, {arrive, leave}) {
    const days = span(arrive, leave);
    const next = this.city.days.find(({date}) => date > leave);
    const last = this.city.days.at(-1);
    const better = next ? say('soonest', {day: fullDay(next.date)}) : last ? say('ahead', {day: fullDay(last.date)}) : '';
    this.reply.textContent = open ? count('stay', days, {open, days}) : `${say('none')} ${better}`;
  }

  /** @param {{date: string, times: string[]}} day @param {boolean} open */
  day({date, times}, open) {
    const box = make('details', 'day');
    box.open = open;
    const head = make('summary', '', fullDay(date));
    head.append(' ', make('small', '', count('open', times.length)));
    const chips = make('div', 'chips');
    chips.setAttribute('role', 'group');
    chips.setAttribute('aria-label', say('day', {day: fullDay(date), abbreviation: abbreviation(date, this.city.timeZone)}));
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
    }
    this.update();
    this.changed();
  }

  update() {
    const full = this.picks.length >= MOST;
    for (const input of this.box.querySelectorAll('input')) {
      input.checked = this.picks.includes(input.value);
      input.disabled = full && !input.checked;
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
    const line = make('li', '', say('slot', {day: day(local), time: time(local), abbreviation: abbreviation(local, zone)}));
    const there = elsewhere(local, zone);
    if (there) {
      line.append(' ', make('small', '', say('elsewhere', there)));
    }
    const remove = make('button', 'small', say('remove'));
    remove.type = 'button';
    remove.setAttribute('aria-label', `${say('remove')}: ${day(local)}, ${time(local)}`);
    remove.addEventListener('click', () => {
      this.toggle(local, false);
      this.box.closest('fieldset').focus();
    });
    line.append(' ', remove);
    return line;
  }
}

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
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 * @returns {any}
 */
export function make(tag, className = '', text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
