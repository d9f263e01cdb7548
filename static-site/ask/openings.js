import {call, Unreached} from '../shared/api.js';
import {$} from '../shared/page.js';
import {field, form, value} from './form.js';

/** What `GET /api/openings` said last, once it has. @type {import('../shared/answers.js').Openings} */
export let openings;

/** Asks what is open. @throws {Unreached} where nothing is, or nobody knows */
export async function fetchOpenings() {
  const {status, body} = await call('/api/openings');
  if (status !== 200 || !body.cities?.length) {
    throw new Unreached('No openings');
  }
  openings = body;
  $('sandbox').hidden = !openings.sandbox;
  await followPlan();
  limitDays();
}

/** The page was made before, and the host may have changed their plan. Without what that takes the page stays as it was made. */
async function followPlan() {
  const made = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[name=city]')]);
  const shown = made.map(({value: id, dataset: {from = '', to = ''}}) => id + from + to);
  const cities = openings.cities.map(({id, from = '', to = ''}) => id + from + to);
  if (openings.break || $('break') || String(shown) !== String(cities)) {
    await import('./plan.js').then(({follow}) => follow(openings), () => {});
  }
}

export function limitDays() {
  const {from = '', to = inAYear()} = city();
  const first = from > today() ? from : today();
  for (const name of ['arrive', 'leave']) {
    field(name).min = first;
    field(name).max = to;
  }
  // A trip that has begun: its first days are over.
  if (from && from < first && value('arrive') === from) {
    field('arrive').value = first;
  }
}

/** The one that was chosen. */
export const city = () => openings.cities.find(({id}) => id === value('city')) ?? openings.cities[0];

/** By the calendar of the city. */
export const today = () => new Intl.DateTimeFormat('sv-SE', {timeZone: city().timeZone}).format(new Date(openings.now));

/** The last day that one can ask for. */
const inAYear = () => new Date(Date.parse(today()) + 366 * 86_400_000).toISOString().slice(0, 10);
