import {day, instant} from './days.js';
import {locale, say} from './words.js';
import {$, dateThere, mark, noteIn, open, part, unfolded, whyIn} from './view.js';

const UNDO_S = 120;
const LOOK_AGAIN_MS = 15_000;
const MOST_TIMES = 3;
/** In these the host can suggest another place for times that are on the table already. */
const ON_THE_TABLE = ['pending', 'moved', 'approved'];

/** Where the program's own sentence says more than the page does. */
const SAID = ['countered', 'approved', 'declined', 'pitch', 'unanswered', 'lapsed', 'withdrawn', 'cancelled'];

let timer;

const page = open({
  side: 'host',

  parts(view, values) {
    const can = (action) => view.actions.includes(action);
    const fresh = can('undo');
    const asked = can('met');
    const more = {
      ...values,
      said: SAID.includes(view.state) && !asked ? view.said : '',
      fresh,
      settled: !fresh,
      others: '',
      repair: view.state === 'unanswered',
      notRepair: view.state !== 'unanswered',
      placeToo: ON_THE_TABLE.includes(view.state),
      today: dateThere(now(view), view.request.city.timeZone),
    };
    return [
      ...view.actions.length ? [part('whose', more)] : [],
      part(`state-${asked ? 'over' : view.state}`, more),
      ...view.nameMixes ? [part('imitation', {alphabets: listed(view.nameMixes)})] : [],
      ...view.returned ? [part('returned', more)] : [],
      ...fresh ? [part('undo', more)] : [],
      ...view.offer ? [part('offer', more)] : [],
      ...view.meetup && ['approved', 'met', 'missed'].includes(view.state) ? [part('meetup', more)] : [],
      ...view.meetup && ['moved', 'countered'].includes(view.state) ? [part('stands', more), part('meetup', more)] : [],
      ...asked ? [part('recall', more)] : [],
      ...view.state === 'unanswered' && can('counter') ? [unfolded(counter(view, more))] : [],
      part('request', more),
      ...view.near?.length ? [part('near', {...more, near: nearby(view)})] : [],
      ...view.calendar ? [part('calendar', {...more, ...view.calendar})] : [],
      ...can('approve') ? [approve(view, more)] : [],
      ...view.state !== 'unanswered' && can('counter') ? [counter(view, more)] : [],
      ...can('decline') ? [part(declining(view), more)] : [],
      ...can('pitch') ? [part('pitch', more)] : [],
      ...can('cancel') ? [part('cancel', more)] : [],
      part('board', more),
    ];
  },

  order(form, view) {
    switch (form.dataset.action) {
      case 'approve': return approval(form, view);
      case 'counter': return suggestion(form, view);
      case 'missed': return whyIn(form);
      default: return noteIn(form);
    }
  },

  shown(view) {
    clearInterval(timer);
    if (view.actions.includes('undo')) {
      countDown(view);
    }
  },
});

/** What a no comes to: where something was agreed before, that stands. */
const declining = ({meetup, state}) => meetup ? 'keep' : state === 'countered' ? 'takeback' : 'decline';

/** @param {string[]} names */
const listed = (names) => new Intl.ListFormat(locale, {type: 'conjunction'}).format(names);

const nearby = (view) => view.near.map((near) => ({...near, abbreviation: near.zone, overlap: near.overlaps.length > 0}));

/** With whom, or what, a proposed time overlaps. */
const others = (view, time) => [...new Set(view.near.filter(({overlaps}) => overlaps.includes(time))
    .map((near) => near.with ?? say('calendar')))].join(', ');

const chosen = (form) => Object.fromEntries(new FormData(form));

function choose(form, name, value) {
  const input = [...form.querySelectorAll(`[name=${name}]`)].find((each) => each.value === value);
  if (input) {
    input.checked = true;
  }
  return Boolean(input);
}

// ---- where

/** The place that was agreed, or where they usually meet for this. */
function choosePlace(form, view) {
  const agreed = view.meetup?.place.name;
  const known = view.places.find(({name}) => name === agreed);
  if (agreed && !known) {
    form.elements.namedItem('elsewhere').defaultValue = agreed;
    choose(form, 'place', '');
  } else if (!choose(form, 'place', known?.id ?? view.usualPlace ?? '')) {
    form.querySelector('[name=place]').checked = true;
  }
}

function showPlace(form) {
  form.querySelector('.other').hidden = chosen(form).place !== '';
}

/** What is sent as the place, nothing where it is still to be named. */
const placeIn = ({place, elsewhere}) => place || elsewhere.trim();

// ---- yes

function approve(view, values) {
  const {timeZone} = view.request.city;
  const times = values.times.filter(({time}) => instant(time, timeZone) > now(view))
      .map((slot) => ({...slot, others: others(view, slot.time)}));
  const clone = part('approve', {...values, times, places: view.places});
  const form = clone.querySelector('form');
  const free = times.find((slot) => !slot.others) ?? times[0];
  choose(form, 'time', free?.time);
  choosePlace(form, view);
  const update = ({target}) => {
    if (target === form || target.name === 'time') {
      const who = others(view, chosen(form).time);
      showClash(form, who && say('overlap', {others: who}));
    }
    showPlace(form);
  };
  form.addEventListener('change', update);
  update({target: form});
  return clone;
}

/** Meeting two at a time takes a tick of its own. */
function showClash(form, words) {
  const clash = form.querySelector('.clash');
  clash.hidden = !words;
  if (words) {
    clash.querySelector('span').textContent = words;
  } else {
    form.elements.namedItem('anyway').checked = false;
    clash.querySelector('.wrong').textContent = '';
  }
}

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
    mark(errors, form);
    return undefined;
  }
  return {time, place: placeIn({place, elsewhere}), ...noteIn(form), ...anyway && {anyway: true}};
}

// ---- something else

function counter(view, values) {
  const clone = part('counter', {...values, places: view.places});
  const form = clone.querySelector('form');
  choosePlace(form, view);
  form.dataset.place = placeIn(chosen(form));
  const rows = [...form.querySelectorAll('.when')];
  const add = form.querySelector('.more');
  const show = () => {
    // Rows fill up from the first; what is typed in a later one stays in sight.
    const last = rows.findLastIndex((row, i) => i === 0 || !row.hidden || inputsOf(row).some((input) => input.value));
    rows.forEach((row, i) => {
      row.hidden = i > last;
    });
    add.hidden = last === rows.length - 1;
    showPlace(form);
    form.querySelector('.outside').textContent = outside(form, view);
  };
  add.addEventListener('click', () => {
    const next = rows.find((row) => row.hidden);
    next.hidden = false;
    show();
    inputsOf(next)[0].focus();
  });
  form.addEventListener('change', ({target}) => {
    if (inputNames.test(target.name ?? '')) {
      showClash(form, '');
    }
    show();
  });
  show();
  return clone;
}

const inputNames = /^(day|time)-/;

const inputsOf = (row) => [...row.querySelectorAll('input')];

/** A day on which the visitor is not there may still be meant. */
function outside(form, view) {
  const {arrive, leave, name} = view.request;
  const days = suggested(form).map((each) => each.day).filter((date) => date && (date < arrive || date > leave));
  return days.length ? say('outside', {name, days: [...new Set(days)].map(day).join(', ')}) : '';
}

const suggested = (form) => {
  const values = chosen(form);
  return Array.from({length: MOST_TIMES}, (_, i) => ({day: values[`day-${i + 1}`], time: values[`time-${i + 1}`]}));
};

function suggestion(form, view) {
  const {place, elsewhere, anyway} = chosen(form);
  const rows = suggested(form).filter((each) => each.day || each.time);
  const where = placeIn({place, elsewhere});
  const placeOnly = ON_THE_TABLE.includes(view.state) && where !== form.dataset.place;
  const errors = [
    rows.some((each) => !each.day || !each.time) && {field: 'times', message: say('times.half')},
    !rows.length && !placeOnly && {field: 'times', message: say('times.missing')},
    !where && {field: 'place', message: say('elsewhere.missing')},
  ].filter(Boolean);
  if (errors.length) {
    mark(errors, form);
    return undefined;
  }
  return {
    ...rows.length && {times: rows.map((each) => `${each.day}T${each.time}`)},
    place: where,
    ...noteIn(form),
    ...anyway && {anyway: true},
  };
}

// ---- two minutes

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
