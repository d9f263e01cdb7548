import {locale, say} from '../shared/page.js';

/** @import {InvitationView} from '../shared/answers.js' */

const dates = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', day: 'numeric', month: 'long'});

/** Alex, I’m in New York May 3 to 7. Coffee? @param {InvitationView} view @param {string} name */
export function greeting({calledOff, city: {name: city, from, to}, meetings: [first]}, name) {
  const values = {name: firstName(name), city, meeting: first?.label ?? ''};
  if (calledOff) {
    return say('greeting.off', values);
  }
  if (!from || !to) {
    return say('greeting.home', values);
  }
  return say(from === to ? 'greeting.day' : 'greeting.trip', {...values, days: from === to ? whole(from) : during(from, to)});
}

/** The first word that is no title and no initial, as meetme.text.FirstName has it. @param {string} name */
const firstName = (name) => name.split(/\s+/).find((word) => !word.endsWith('.')) ?? name;

/** @param {string} day */
const whole = (day) => dates.format(new Date(day)).replaceAll(' ', '\u00a0');

/** May 3 to 7, or 3 to 7 May: the month once. @param {string} from @param {string} to */
function during(from, to) {
  const [first, last] = [from, to].map((day) => dates.formatToParts(new Date(day)));
  const [begins, ends] = [first, last].map((parts) => parts.find(({type}) => type === 'day')?.value ?? '');
  if (from.slice(0, 7) !== to.slice(0, 7)) {
    return `${whole(from)} ${say('until')} ${whole(to)}`;
  }
  if (first[0].type === 'month') {
    return `${whole(from)} ${say('until')} ${ends}`;
  }
  // German numbers the day: 3. bis 7. Mai
  const point = first[1].value.startsWith('.') ? '.' : '';
  return `${begins}${point} ${say('until')} ${whole(to)}`;
}
