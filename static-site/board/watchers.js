import {call, Unreached} from '../shared/api.js';
import {linkToken} from '../shared/link.js';
import {$, count, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {cardOfTrip} from './trips.js';

/*
 * Who wants to know when the host comes: how many, and for which city. Never who.
 */

/** @import {Plan, PlannedTrip, Watchers} from '../shared/answers.js' */

const PATH = '/api/host/watchers';

export class Watching {
  /** @type {Watchers | undefined} */
  watchers;

  /** @param {{plan: Plan}} board whose plan may have changed until they are there */
  async open(board) {
    const place = $('plan-watchers');
    try {
      const {status, body} = await call(PATH, {token: linkToken()});
      if (status !== 200) {
        throw new Unreached('No watchers');
      }
      this.watchers = body;
      this.show(board.plan);
    } catch (failure) {
      place.replaceChildren(part('plan-unwatched'));
      place.querySelector('button')?.addEventListener('click', () => this.open(board));
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    } finally {
      place.removeAttribute('aria-busy');
    }
  }

  /** The counts, and on each trip's card how many want to know of it. @param {Plan} plan */
  show(plan) {
    if (!this.watchers || !$('plan-watchers')) {
      return;
    }
    const {cities, anywhere} = this.watchers;
    const lines = [
      ...cities.map(({city, count: n}) => ({line: say('plan.watched', {trip: city, n})})),
      ...anywhere ? [{line: say('plan.watched.anywhere', {n: anywhere})}] : [],
    ];
    $('plan-watchers').replaceChildren(part('plan-watched', {cities: lines, none: !lines.length, some: lines.length}));
    plan.trips.filter(({calledOff}) => !calledOff).forEach((trip) => this.offer(trip, cardOfTrip(trip.id)));
  }

  /** @param {PlannedTrip} trip @param {HTMLElement | undefined} card */
  offer({id, name}, card) {
    const {count: n = 0, told = false} = this.watchers?.trips.find((trip) => trip.id === id) ?? {};
    card?.querySelector('.tell')?.remove();
    if (n) {
      const all = part('plan-tell', {id, name, wanted: count('plan.wanted', n, {trip: name}), told, untold: !told});
      (card?.querySelector(':scope > details') ?? card?.lastElementChild)?.before(all);
    }
  }
}

/** Tells them, once each however often it is pressed. @param {string} trip */
export const tellThem = (trip) => call(PATH, {token: linkToken(), tell: trip});

/** What has become of it. @param {number} told */
export const saidOf = (told) => told ? count('plan.told', told) : say('plan.told.already');
