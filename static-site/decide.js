import {locale, say, fill} from './words.js';
import {$, mark, noteIn, open, part, slotted} from './view.js';

const UNDO_S = 120;
const LOOK_AGAIN_MS = 15_000;

let timer;

const page = open({
  side: 'host',

  parts(view, values) {
    const fresh = view.actions.includes('undo');
    const more = {...values, fresh, settled: !fresh};
    return [
      ...view.actions.length ? [part('whose', more)] : [],
      part(`state-${view.state}`, more),
      ...view.nameMixes ? [part('imitation', {alphabets: listed(view.nameMixes)})] : [],
      ...fresh ? [part('undo', more)] : [],
      ...view.meetup && view.state === 'approved' ? [part('meetup', more)] : [],
      part('request', more),
      ...view.near?.length ? [part('near', {...more, near: nearby(view)})] : [],
      ...view.calendar ? [part('calendar', {...more, ...view.calendar})] : [],
      ...view.actions.includes('approve') ? [approve(view, more)] : [],
      // While it can be undone, cancelling would be the slower way to the same end.
      ...['decline', 'pitch', 'cancel'].filter((action) => view.actions.includes(action) && !(fresh && action === 'cancel'))
          .map((action) => part(action, more)),
    ];
  },

  order(form, view) {
    return form.dataset.action === 'approve' ? approval(form, view) : noteIn(form);
  },

  shown(view) {
    clearInterval(timer);
    if (view.actions.includes('undo')) {
      countDown(view);
    }
  },
});

/** @param {string[]} names */
const listed = (names) => new Intl.ListFormat(locale, {type: 'conjunction'}).format(names);

const nearby = (view) => view.near.map((near) => ({...near, abbreviation: near.zone, overlap: near.overlaps.length > 0}));

/** With whom, or what, a proposed time overlaps. */
const others = (view, time) => [...new Set(view.near.filter(({overlaps}) => overlaps.includes(time))
    .map((near) => near.with ?? say('calendar')))].join(', ');

function approve(view, values) {
  const {timeZone} = view.request.city;
  const times = view.request.times.map((slot) => ({...slotted(slot, timeZone), others: others(view, slot.time)}));
  const clone = part('approve', {...values, times, places: view.places});
  const form = clone.querySelector('form');
  const free = times.find((slot) => !slot.others) ?? times[0];
  choose(form, 'time', free.time);
  choose(form, 'place', view.usualPlace ?? view.places[0]?.id ?? '');
  const update = () => {
    const {time} = chosen(form);
    const who = others(view, time);
    const words = form.querySelector('#clash-words');
    words.textContent = fill(words.dataset.words, {others: who});
    form.querySelector('#clash').hidden = !who;
    form.querySelector('#other').hidden = !form.querySelector('#elsewhere').checked;
  };
  form.addEventListener('change', update);
  update();
  return clone;
}

function choose(form, name, value) {
  const input = [...form.querySelectorAll(`[name=${name}]`)].find((each) => each.value === value);
  if (input) {
    input.checked = true;
  }
}

const chosen = (form) => Object.fromEntries(new FormData(form));

function approval(form, view) {
  const {time, place, elsewhere, anyway} = chosen(form);
  const clash = others(view, time);
  const errors = [
    !time && {field: 'time', message: say('time.missing')},
    place === undefined && {field: 'place', message: say('place.missing')},
    place === '' && !elsewhere.trim() && {field: 'place', message: say('elsewhere.missing')},
    clash && !anyway && {field: 'anyway', message: say('anyway.missing')},
  ].filter(Boolean);
  if (errors.length) {
    mark(errors);
    return undefined;
  }
  return {time, place: place || elsewhere.trim(), ...noteIn(form), ...clash && {anyway: true}};
}

/** Shows for how long the press can be undone, then looks again: it was sent, or will be within the minute. */
function countDown(view) {
  const end = Date.now() + Math.min(UNDO_S, (Date.parse(view.undoUntil) - now(view)) / 1000) * 1000;
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      $('left').textContent = say('left', {left: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`});
      return;
    }
    $('left').textContent = '';
    clearInterval(timer);
    timer = setInterval(page.refresh, LOOK_AGAIN_MS);
  };
  tick();
  timer = setInterval(tick, 1000);
}

/** The server's clock, where it says so: this one may be wrong. */
const now = (view) => view.now ? Date.parse(view.now) : Date.now();
