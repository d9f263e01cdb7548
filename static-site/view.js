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
  for (const element of node.querySelectorAll('[href], [value]')) {
    for (const name of ['href', 'value']) {
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
  return {...slot, abbreviation: slot.zone, elsewhere: there && say('elsewhere', {there: `${there.day}, ${there.time}`})};
}

/** What the parts of both pages are filled with. @param {any} view as the API answers it */
export function valuesOf(view) {
  const {request, meetup} = view;
  const {city} = request;
  const place = meetup?.place ?? {};
  return {
    ...request,
    said: view.said,
    cityName: city.name,
    cityTime: say('cityTime', {cityName: city.name}),
    answerBy: view.answerByText ?? request.answerByText,
    profileShown: shown(request.profile),
    meeting: request.meeting.label,
    stay: request.arrive === request.leave
      ? day(request.arrive)
      : say('stay', {arrive: day(request.arrive), leave: day(request.leave)}),
    times: request.times.map((slot) => slotted(slot, city.timeZone)),
    ...meetup && slotted(meetup, city.timeZone),
    note: view.note ?? (view.state === 'cancelled' ? meetup?.note : ''),
    day: meetup && day(meetup.time),
    meetupNote: meetup?.note,
    placeName: place.name,
    address: place.address,
    map: place.map,
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
 */

/** Shows the page of the link, and carries out what is pressed. @param {Page} page */
export function open(page) {
  let view;

  const show = (next) => {
    view = next;
    const values = valuesOf(view);
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
    const more = page.order ? page.order(form, view) : noteIn(form);
    if (!more || button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const words = button.textContent;
    const busy = (is) => {
      button.setAttribute('aria-disabled', String(is));
      button.textContent = is ? say('working') : words;
    };
    notice.hidden = true;
    busy(true);
    try {
      const order = {token, version: view.version, action: form.dataset.action, ...more};
      const answer = await call(`/api/${page.side}/act`, order);
      busy(false);
      await pressed(answer);
    } catch (failure) {
      busy(false);
      tell(say('unsent'));
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    }
  }

  async function pressed({status, body}) {
    if (status === 200) {
      show(body);
      if (body.actions.includes('approve')) {
        // Taken back: what is close in time takes one more look, which the answer to a press does not take.
        await load();
      }
      if (body.already) {
        tell(say('already'));
      } else {
        root.querySelector('h1').focus();
      }
    } else if (status === 404) {
      instead('broken');
      root.querySelector('h1').focus();
    } else if (status === 409) {
      const typed = remember();
      if (await load()) {
        const kept = putBack(typed);
        tell([say('changed'), kept && say('kept')].filter(Boolean).join(' '));
      }
    } else if (status === 422) {
      mark(body.errors ?? []);
    } else {
      tell(status === 429 || status >= 500 ? say('busy') : say('refused', {detail: body.detail ?? ''}));
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

/** Shows what is wrong at its field, or on top where it has none. @param {{field: string, message: string}[]} errors */
export function mark(errors) {
  for (const place of root.querySelectorAll('.wrong')) {
    place.textContent = '';
  }
  const nowhere = errors.filter(({field, message}) => {
    const place = $(`${field}-wrong`);
    if (place) {
      place.closest('[hidden]')?.removeAttribute('hidden');
      place.textContent = message;
    }
    return !place;
  });
  if (nowhere.length) {
    tell(nowhere.map(({message}) => message).join(' '));
  } else {
    const [{field}] = errors;
    (root.querySelector(`[name=${field}]:checked`) ?? root.querySelector(`[name=${field}]`)).focus();
  }
}

/** @param {HTMLFormElement} form */
export const noteIn = (form) => {
  const note = form.elements.namedItem('note')?.value.trim();
  return note ? {note} : {};
};

const remember = () => [...root.querySelectorAll('form')].map((form) => ({
  action: form.dataset.action,
  fields: [...form.elements].filter(({name}) => name)
      .map(({name, type, value, checked}) => ({name, value, checked, choice: ['radio', 'checkbox'].includes(type)})),
}));

/** @returns {boolean} whether words that somebody typed stand in their form again */
function putBack(typed) {
  let kept = false;
  for (const {action, fields} of typed) {
    const form = root.querySelector(`form[data-action=${action}]`);
    for (const {name, value, checked, choice} of form ? fields : []) {
      if (choice) {
        const input = [...form.elements].find((each) => each.name === name && each.value === value);
        if (input) {
          input.checked = checked;
        }
      } else if (value) {
        form.elements.namedItem(name).value = value;
        form.closest('details')?.setAttribute('open', '');
        kept = true;
      }
    }
    form?.dispatchEvent(new Event('change'));
  }
  return kept;
}
