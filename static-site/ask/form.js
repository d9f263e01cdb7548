import {$} from '../shared/page.js';

/** The form, and what was typed into it: kept in this tab until it has been sent, so that a reload loses nothing. */

const DRAFT = 'meetme.draft';
const TYPED = ['arrive', 'leave', 'name', 'email', 'know', 'profile', 'topic', 'pledge'];
const KEPT = ['city', 'meeting', ...TYPED];

export const form = /** @type {HTMLFormElement} */ ($('ask'));

/**
 * What stands in no field: the times that were picked, and what was sent and not answered.
 * @type {{picks: string[], noneFits?: boolean, linked?: string, city?: string, unanswered?: import('../shared/sending.js').Unanswered}}
 */
export const beside = {picks: []};

/** An input, or the choices of that name, which have a value as well. @param {string} name */
export const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** @param {string} name @returns {string} nothing for a box that is not ticked */
export const value = (name) => field(name).type === 'checkbox' && !field(name).checked ? '' : field(name).value.trim();

/** Whether somebody is at it, or was: before a reload, without a script, or in a browser that fills forms in by itself. */
export const isBegun = () => form.matches(':focus-within') || !$('problems').hidden || TYPED.some(value);

export function restore() {
  // What the server sends back with a refused form is newer than the draft.
  const draft = $('problems').hidden ? read() : {};
  for (const [name, was] of Object.entries(draft.values ?? {})) {
    if (field(name).type === 'checkbox') {
      field(name).checked = Boolean(was);
    } else if (field(name).type !== 'hidden') {
      field(name).value = was;
    }
  }
  const before = new FormData(form).getAll('times').map(String).filter(Boolean);
  beside.picks = before.length ? before : draft.picks ?? [];
  beside.noneFits = draft.noneFits;
  beside.linked = draft.linked;
  beside.city = draft.values?.city;
  beside.unanswered = draft.unanswered;
}

/** @returns {Partial<typeof beside> & {values?: Record<string, string>}} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(DRAFT) ?? '') ?? {};
  } catch {
    return {};
  }
}

export function save() {
  const values = Object.fromEntries(KEPT.map((name) => [name, value(name)]));
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify({values, ...beside}));
  } catch {
    // Storage is full or forbidden: the form works without.
  }
}

/** It has been sent. */
export function forget() {
  sessionStorage.removeItem(DRAFT);
  beside.picks = [];
  beside.noneFits = false;
  form.reset();
}
