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
  const choices = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('[type=radio][name=city]')]);
  choices.filter((each) => !openings.cities.some(({id}) => id === each.value)).forEach((each) => each.parentElement?.remove());
  if (choices.length && !value('city')) {
    choices[0].checked = true;
    beside.picks = [];
  }
  if (choices.length && openings.cities.length < 2) {
    $('city').hidden = true;
  }
}

export function limitDays() {
  const {from = '', to = inAYear()} = city();
  for (const name of ['arrive', 'leave']) {
    field(name).min = from > today() ? from : today();
    field(name).max = to;
  }
}

/** The one that was chosen. */
export const city = () => openings.cities.find(({id}) => id === value('city')) ?? openings.cities[0];

/** By the calendar of the city. */
export const today = () => new Intl.DateTimeFormat('sv-SE', {timeZone: city().timeZone}).format(new Date(openings.now));

/** The last day that one can ask for. */
export const inAYear = () => new Date(Date.parse(today()) + 366 * 86_400_000).toISOString().slice(0, 10);
