import {$, count} from './page.js';

/** @typedef {{id?: string, message: string}} Trouble `id` of the input or the group that it is about, if it is about one */

/** @param {HTMLElement} form @returns {HTMLElement} */
const summaryOf = (form) => /** @type {HTMLElement} */ (form.querySelector('.problems'));

/** How many there are, in the words that the summary names. @param {HTMLElement} form @param {number} n */
const counted = (form, n) => count(summaryOf(form).dataset.count ?? 'plan.problems', n);

/**
 * Says what is wrong at each field, and in a summary on top of the form that leads there.
 * @param {HTMLElement} form
 * @param {Trouble[]} troubles
 * @param {boolean} [refused] by the server, which knows more than the form does
 */
export function showTroubles(form, troubles, refused = false) {
  clear(form);
  const list = document.createElement('ul');
  list.append(...troubles.map(entry));
  list.dataset.refused = String(refused);
  showTrouble(form, counted(form, troubles.length), list);
}

/** @param {Trouble} trouble */
function entry({id, message}) {
  const line = document.createElement('li');
  const place = id && $(`${id}-wrong`);
  if (!place) {
    line.textContent = message;
    return line;
  }
  place.closest('[hidden]')?.removeAttribute('hidden');
  place.textContent = message;
  const field = $(id);
  if (field.matches('input:not([type=checkbox]), select, textarea')) {
    field.setAttribute('aria-invalid', 'true');
  }
  const link = document.createElement('a');
  link.textContent = whole(message, field);
  link.href = `#${id}`;
  // The address keeps the secret behind its sign.
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leadTo(field);
  });
  line.append(link);
  return line;
}

/**
 * What the server says begins with its field’s name in host.json, and so it does here: with what the field is called.
 * @param {string} message
 * @param {HTMLElement} field
 */
function whole(message, field) {
  const label = field.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  return label && !/^\p{Lu}/u.test(message) ? `${label.textContent}: ${message}` : message;
}

/** @param {HTMLElement} field */
function leadTo(field) {
  const first = field.matches('fieldset') ? /** @type {HTMLElement | null} */ (field.querySelector('input')) ?? field : field;
  first.focus({preventScroll: true});
  (field.closest('.field, fieldset') ?? field).scrollIntoView();
}

/** Says what has become of a press, where it was pressed. @param {HTMLElement} form @param {string} words @param {Node[]} more */
export function showTrouble(form, words, ...more) {
  const summary = summaryOf(form);
  const what = document.createElement('p');
  what.textContent = words;
  summary.replaceChildren(what, ...more);
  summary.hidden = false;
  summary.focus();
}

/** @param {HTMLElement} form */
export function clear(form) {
  summaryOf(form).hidden = true;
  form.querySelectorAll('.wrong').forEach((place) => {
    place.textContent = '';
  });
  form.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
}

/**
 * What is right now is no longer said to be wrong. What the server has refused is, until that field is changed.
 * @param {HTMLElement} form
 * @param {HTMLElement} changed
 * @param {Trouble[]} left what is still wrong
 */
export function mend(form, changed, left) {
  const summary = summaryOf(form);
  const list = summary.querySelector('ul');
  for (const link of list?.querySelectorAll('a') ?? []) {
    const id = link.hash.slice(1);
    if (!left.some((trouble) => trouble.id === id) && (list?.dataset.refused !== 'true' || $(id).contains(changed))) {
      $(`${id}-wrong`).textContent = '';
      $(id).removeAttribute('aria-invalid');
      link.closest('li')?.remove();
    }
  }
  const {length} = list?.children ?? [];
  if (!length && list) {
    summary.hidden = true;
  } else if (list?.dataset.refused) {
    /** @type {HTMLElement} */ (summary.querySelector('p')).textContent = counted(form, length);
  }
}
