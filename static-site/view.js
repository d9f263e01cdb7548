import {call, Unreached} from './api.js';
import {day, elsewhere} from './days.js';
import {fill, say} from './words.js';

/*
 * What the pages behind a link share. The token stays in the fragment, which browsers send to nobody, and travels in the
 * body of a POST only. Looking changes nothing; a pressed button does.
 */

export const $ = (id) => document.getElementById(id);

const token = location.hash.slice(1);
const root = $('view');
const notice = $('notice');

// The same request in another language.
for (const link of document.querySelectorAll('.tongues a')) {
  link.hash = location.hash;
}

// Another link pasted over this one is another page.
addEventListener('hashchange', () => location.reload());

/**
 * A part of the page, cloned from its template: `{words}` in texts and attributes are filled in, elements whose `data-if`
 * is missing go, and the one child of `data-each` comes once for each item. Only texts are set, never markup.
 * @param {string} id
 * @param {Record<string, any>} values
 */
export function part(id, values = {}) {
  const clone = document.importNode($(id).content, true);
  fillIn(clone, values);
  return clone;
}

/** @param {ParentNode & Node} node @param {Record<string, any>} values */
function fillIn(node, values) {
  const lists = [...node.querySelectorAll('[data-each]')].map((list) => {
    const [item] = list.children;
    item.remove();
    return {list, item};
  });
  for (const element of node.querySelectorAll('[data-if]')) {
    if (!values[element.dataset.if]) {
      element.remove();
    }
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    texts.currentNode.data = fill(texts.currentNode.data, values);
  }
  for (const element of node.querySelectorAll('[href], [value], [min]')) {
    for (const name of ['href', 'value', 'min']) {
      if (element.hasAttribute(name)) {
        element.setAttribute(name, fill(element.getAttribute(name), values));
      }
    }
    // Whatever the server lets through, no link here runs a script.
    if (element.matches('a') && !['https:', 'http:'].includes(element.protocol)) {
      element.removeAttribute('href');
    }
  }
  for (const {list, item} of lists) {
    list.append(...values[list.dataset.each].map((each) => {
      const one = document.createDocumentFragment();
      one.append(item.cloneNode(true));
      fillIn(one, {...values, ...each});
      return one;
    }));
  }
}

/** A time with what else the page says about it. @param {{time: string}} slot @param {string} zone */
export function slotted(slot, zone) {
  const there = elsewhere(slot.time, zone);
  return {...slot, abbreviation: slot.zone, elsewhere: there && say('there', {there: `${there.day}, ${there.time}`})};
}

/** The city's date at an instant. @param {number} instant @param {string} zone */
export const dateThere = (instant, zone) => new Intl.DateTimeFormat('sv-SE', {timeZone: zone}).format(instant);

/** What the parts of both pages are filled with. @param {any} view as the API answers it */
export function valuesOf(view) {
  const {request, meetup, offer} = view;
  const {city} = request;
  const place = meetup?.place ?? {};
  const {host, visitor} = view.recalled ?? {};
  return {
    ...request,
    [view.address]: true,
    [view.returned?.kind]: true,
    returnedAt: view.returned?.atText,
    cityName: city.name,
    cityTime: say('cityTime', {cityName: city.name}),
    answerBy: view.answerByText ?? request.answerByText,
    profileShown: shown(request.profile),
    meeting: request.meeting.label,
    stay: request.arrive === request.leave
      ? day(request.arrive)
      : say('days', {arrive: day(request.arrive), leave: day(request.leave)}),
    times: request.times.map((slot) => slotted(slot, city.timeZone)),
    ...meetup && slotted(meetup, city.timeZone),
    note: view.state === 'cancelled' ? meetup?.note : view.note !== meetup?.note && view.note,
    day: meetup && day(meetup.time),
    meetupNote: view.state === 'cancelled' ? '' : meetup?.note,
    placeName: place.name,
    address: place.address,
    map: place.map,
    takeBy: offer?.takeByText,
    offers: offer?.times.map((slot) => slotted(slot, city.timeZone)) ?? [],
    offerName: offer?.place.name,
    offerAddress: offer?.place.address,
    offerMap: offer?.place.map,
    hostMet: host === 'met',
    hostMissed: host === 'missed',
    visitorMet: visitor === 'met',
    visitorMissed: visitor === 'missed',
    differs: Boolean(host && visitor && host !== visitor),
  };
}

/** An address as it really is: a lookalike host shows in its ASCII form. @param {string | undefined} url */
function shown(url) {
  if (!url) {
    return undefined;
  }
  if (!URL.canParse(url)) {
    return url;
  }
  const {host, pathname} = new URL(url);
  return host + (pathname === '/' ? '' : pathname);
}

/**
 * @typedef {object} Page
 * @property {'host' | 'visitor'} side
 * @property {(view: any, values: Record<string, any>) => DocumentFragment[]} parts
 * @property {(form: HTMLFormElement, view: any) => object | undefined} [order] more to send; nothing to send at all where
 *     the form is not filled in
 * @property {(view: any) => void} [shown]
 * @property {(action: string, body: any) => boolean} [taken] whether the answer was no view, and has been dealt with
 * @property {(action: string) => void} [done]
 * @property {(action: string) => void} [refused]
 */

/** Shows the page of the link, and carries out what is pressed. @param {Page} page */
export function open(page) {
  let view;
  /** What stood in the forms when something was pressed that can be undone. */
  let before = [];

  const show = (next) => {
    view = next;
    // Of what was erased, nothing is left to be shown.
    const values = view.request ? valuesOf(view) : {};
    root.replaceChildren(...page.parts(view, values));
    root.removeAttribute('aria-busy');
    document.title = root.querySelector('h1').textContent;
    for (const form of root.querySelectorAll('form')) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        press(form);
      });
    }
    page.shown?.(view);
  };

  const instead = (id) => {
    root.replaceChildren(part(id));
    root.removeAttribute('aria-busy');
    document.title = root.querySelector('h1').textContent;
    $('retry')?.addEventListener('click', load);
  };

  const look = () => call(`/api/${page.side}/view`, {token});

  /** @returns {Promise<boolean>} whether there is something to be seen */
  async function load() {
    try {
      const answer = token ? await look() : {status: 404};
      if (answer.status === 200) {
        show(answer.body);
        return true;
      }
      instead(answer.status === 404 ? 'broken' : 'offline');
    } catch (failure) {
      instead('offline');
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    }
    return false;
  }

  /** Looks again, and shows it only where something has changed: nobody's typing is to be interrupted. */
  async function refresh() {
    const answer = await look().catch(() => ({status: 0}));
    if (answer.status === 200 && JSON.stringify(answer.body) !== JSON.stringify(view)) {
      show(answer.body);
    }
  }

  async function press(form) {
    const button = form.querySelector('button:not([type=button])');
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const more = page.order ? page.order(form, view) : noteIn(form);
    if (!more) {
      return;
    }
    const words = button.textContent;
    const busy = (is) => {
      button.setAttribute('aria-disabled', String(is));
      button.textContent = is ? say('working') : words;
    };
    const {action} = form.dataset;
    notice.hidden = true;
    busy(true);
    try {
      const answer = await call(`/api/${page.side}/act`, {token, version: view.version, action, ...more});
      busy(false);
      await pressed(form, answer);
    } catch (failure) {
      busy(false);
      tell(say('unsent'));
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    }
  }

  async function pressed(form, {status, body}) {
    const {action} = form.dataset;
    if (status === 200 && action === 'board') {
      // Nothing has changed; nobody's typing is to go.
      tell(say('boardMailed'));
    } else if (status === 200) {
      if (!page.taken?.(action, body)) {
        await done(form, body);
      }
    } else if (status === 404 && action === 'erase') {
      // An earlier press has arrived, though its answer got lost.
      await done(form, {state: 'erased', actions: []});
    } else if (status === 404) {
      instead('broken');
      root.querySelector('h1').focus();
    } else if (status === 409) {
      await lookAgain(say('changed'));
    } else if (status === 422 && body.errors?.some(({field}) => field === 'action')) {
      // In another state than this page shows, the button means nothing.
      await lookAgain(body.errors.map(({message}) => message).join(' '));
    } else if (status === 422) {
      mark(body.errors ?? [], form);
      page.refused?.(action);
    } else {
      tell(status === 429 || status >= 500 ? say('busy') : say('refused', {detail: body.detail ?? ''}));
    }
  }

  /** Shows how things stand now, with what was typed wherever it still has a place. */
  async function lookAgain(words) {
    const typed = remember();
    if (await load()) {
      tell(putBack(typed) ? `${words} ${say('kept')}` : words);
    }
  }

  async function done(form, body) {
    const {action} = form.dataset;
    const typed = remember();
    const title = document.title;
    if (!body.already) {
      page.done?.(action);
    }
    // The answer to a press does not look again at what has come back.
    show({returned: view.returned, ...body});
    const same = document.title === title;
    if (body.actions.includes('approve')) {
      // Taken back: what is close in time takes one more look, which the answer to a press does not take.
      await load();
    }
    if (action === 'undo') {
      putBack(before);
    } else if (same) {
      putBack(typed.filter((each) => each.action !== action));
    }
    before = typed;
    if (body.already) {
      tell(say('already'));
    } else if (same && action !== 'undo') {
      tell(say('noted'));
    } else {
      root.querySelector('h1').focus();
    }
  }

  load();
  return {refresh};
}

/** @param {string} words */
export function tell(words) {
  notice.textContent = words;
  notice.hidden = false;
  notice.focus();
}

/**
 * Shows what is wrong at its field, or on top where it has none.
 * @param {{field: string, message: string}[]} errors
 * @param {HTMLFormElement} form that was pressed
 */
export function mark(errors, form) {
  for (const place of root.querySelectorAll('.wrong')) {
    place.textContent = '';
  }
  const placeOf = (field) => form.querySelector(`.wrong[id$="-${CSS.escape(field)}-wrong"]`);
  for (const {field, message} of errors.filter((each) => placeOf(each.field))) {
    placeOf(field).closest('[hidden]')?.removeAttribute('hidden');
    placeOf(field).textContent = message;
  }
  const nowhere = errors.filter(({field}) => !placeOf(field));
  if (nowhere.length) {
    tell(nowhere.map(({message}) => message).join(' '));
  } else {
    const [{field}] = errors;
    const inputs = [...form.elements].filter(({name}) => name === field);
    (inputs.find(({checked}) => checked) ?? inputs[0] ?? placeOf(field).parentNode.querySelector('input')).focus();
  }
}

/** @param {HTMLFormElement} form */
export const noteIn = (form) => {
  const note = form.elements.namedItem('note')?.value.trim();
  return note ? {note} : {};
};

/** Why they did not meet, where it is said. @param {HTMLFormElement} form */
export const whyIn = (form) => {
  const why = new FormData(form).get('why');
  return why ? {why} : {};
};

const remember = () => [...root.querySelectorAll('form')].map((form) => ({
  action: form.dataset.action,
  fields: [...form.elements].filter(({name}) => name).map(({name, type, value, defaultValue, checked}) =>
    ({name, value, checked, choice: ['radio', 'checkbox'].includes(type), typed: value !== defaultValue})),
}));

/** @returns {boolean} whether words that somebody typed stand in their form again */
function putBack(all) {
  let kept = false;
  for (const {action, fields} of all) {
    const form = root.querySelector(`form[data-action=${action}]`);
    for (const {name, value, checked, choice, typed} of form ? fields : []) {
      const input = [...form.elements].find((each) => each.name === name && (!choice || each.value === value));
      if (input && choice) {
        input.checked = checked;
      } else if (input && typed) {
        input.value = value;
        form.closest('details')?.setAttribute('open', '');
        kept = true;
      }
    }
    form?.dispatchEvent(new Event('change'));
  }
  return kept;
}

/** A folded part shown as what the page is about. @param {DocumentFragment} clone */
export function unfolded(clone) {
  const details = clone.querySelector('details');
  const [summary, form] = details.children;
  const heading = document.createElement('h2');
  heading.append(...summary.childNodes);
  form.prepend(heading);
  form.className = 'press yes';
  details.replaceWith(form);
  return clone;
}
