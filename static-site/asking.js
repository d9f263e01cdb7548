import {call} from './api.js';
import {Picker, make} from './picker.js';
import {say} from './words.js';
import {$, dateThere, mark, part} from './view.js';

/** What was picked outlives a new look at the page: it is gone once it has been sent. @type {string[]} */
let picks = [];
let openings;
let renew = () => {};

/** Forgets the picks: they have been asked for. */
export function picked() {
  picks = [];
}

/** Asks anew what is open: something that was picked is not. */
export function refused() {
  openings = undefined;
  renew();
}

/**
 * The times to choose from, as on the form; without a calendar they are typed.
 * @param {'ask' | 'move'} action
 * @param {any} view
 * @param {Record<string, any>} values
 */
export function asking(action, view, values) {
  const {city, meeting} = view.request;
  const left = view.left[action];
  const clone = part('asking', {...values, [action]: true, left, several: left > 1, last: left === 1});
  const details = clone.querySelector('details');
  const form = clone.querySelector('form');
  form.dataset.action = action;
  const field = (name) => form.elements.namedItem(name);
  for (const name of ['arrive', 'leave']) {
    field(name).defaultValue = view.request[name];
  }
  const typed = form.querySelector('#typed');
  const picker = new Picker(form.querySelector('#picker'), form.querySelector('#stay'), () => {
    ({picks} = picker);
  });
  picker.picks = picks;

  const show = () => {
    const today = dateThere(new Date(openings.now), city.timeZone);
    const {minutes = 0, hours = ''} = $('meetings').content.getElementById(`meeting-${meeting.id}`)?.dataset ?? {};
    const arrive = field('arrive').value;
    const there = openings.cities.find(({id}) => id === city.id);
    picker.show([there], there, {
      arrive: arrive && arrive < today ? today : arrive, leave: field('leave').value, minutes: Number(minutes), hours,
    });
  };

  const type = (needed) => {
    typed.hidden = !needed;
    form.querySelector('#days').hidden = needed;
    for (const input of typed.querySelectorAll('input')) {
      input.disabled = !needed;
    }
    if (needed) {
      const retry = make('button', 'small', say('retry'));
      retry.type = 'button';
      retry.addEventListener('click', load);
      form.querySelector('#picker').replaceChildren(make('p', 'hint', say('noCalendar')), retry);
    }
  };

  const load = async () => {
    type(false);
    try {
      openings ??= await ask(city.id);
      show();
    } catch {
      type(true);
    }
  };

  renew = load;
  details.addEventListener('toggle', () => details.open && !openings && load());
  form.addEventListener('change', ({target}) => ['arrive', 'leave'].includes(target.name) && openings && show());
  if (openings) {
    show();
  }
  return clone;
}

/** What can be asked for in the city, as far as it is known. */
async function ask(city) {
  const {status, body} = await call('/api/openings');
  if (status !== 200 || !body.cities?.some(({id, days}) => id === city && days.length)) {
    throw new Error('No openings');
  }
  return body;
}

/** The times in the form, or what is wrong with it. @param {HTMLFormElement} form */
export function timesIn(form) {
  const typed = [...form.querySelectorAll('#typed input:enabled')].map(({value}) => value).filter(Boolean);
  const times = openings ? picks : typed;
  if (!times.length) {
    mark([{field: 'times', message: say('pick.missing')}], form);
    return undefined;
  }
  return {times};
}
