import {call, Unreached} from '../shared/api.js';
import {$} from '../shared/page.js';
import {beside, field, form, value} from './form.js';

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
  dropTripsThatAreOver();
  limitDays();
}

/** The page may have been made long ago. */
function dropTripsThatAreOver() {
  /** @param {string | undefined} city */
  const isOver = (city) => !openings.cities.some(({id}) => id === city);
  const choices = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[type=radio][name=city]')]);
  choices.filter((each) => isOver(each.value)).forEach((each) => each.parentElement?.remove());
  const trips = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-trip]')]);
  trips.filter((each) => isOver(each.dataset.trip)).forEach((each) => each.remove());
  if (choices.length && !value('city')) {
    choices[0].checked = true;
    beside.picks = [];
  }
  if (choices.length && openings.cities.length < 2) {
    $('city').hidden = true;
    $('trips').hidden = true;
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
