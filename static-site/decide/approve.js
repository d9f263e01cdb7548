import {instant} from '../shared/days.js';
import {chosen, formIn, mark, noteIn} from '../shared/forms.js';
import {say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {others, showClash} from './clash.js';
import {choose, choosePlace, placeIn, placeName, showPlace} from './places.js';

/** @import {HostView, Slot} from '../shared/answers.js' */

/** The form that says yes. @param {HostView} view @param {number} now @param {Record<string, any>} values */
export function approve(view, now, values) {
  const {timeZone} = view.request.city;
  const ahead = /** @type {Slot[]} */ (values.times).filter(({time}) => +instant(time, timeZone) > now);
  const times = ahead.map((slot) => ({...slot, others: others(view, slot.time)}));
  const clone = part('approve', {...values, times, places: view.places});
  const form = formIn(clone);
  const free = times.find((slot) => !slot.others) ?? times[0];
  choose(form, 'time', free?.time);
  choosePlace(form, view);
  /** @param {{target: EventTarget | null}} event */
  const update = ({target}) => {
    if (target === form || /** @type {HTMLInputElement} */ (target).name === 'time') {
      const who = others(view, chosen(form).time);
      showClash(form, who && say('overlap', {others: who}));
    }
    showPlace(form);
    /** @type {HTMLElement} */ (form.querySelector('.at')).textContent = placeName(form, view);
  };
  form.addEventListener('change', update);
  form.addEventListener('input', update);
  update({target: form});
  return clone;
}

/** What is sent with a yes, or what is wrong with it. @param {HTMLFormElement} form @param {HostView} view */
export function approval(form, view) {
  const {time, place, anyway} = chosen(form);
  const where = placeIn(form);
  const problems = [
    ...!time ? [{field: 'time', message: say('time.missing')}] : [],
    ...place === undefined ? [{field: 'place', message: say('place.missing')}] : [],
    ...place === '' && !where ? [{field: 'place', message: say('elsewhere.missing')}] : [],
    ...others(view, time) && !anyway ? [{field: 'anyway', message: say('anyway.missing')}] : [],
  ];
  if (problems.length) {
    mark(problems, form);
    return undefined;
  }
  return {time, place: where, ...noteIn(form), ...anyway && {anyway: true}};
}
