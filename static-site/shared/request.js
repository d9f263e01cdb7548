import {call, Unreached} from './api.js';
import {forms, mark, noteIn, occupy, putBack, remember} from './forms.js';
import {display, heading, linkToken, openLink, showInstead, tell, untell} from './link.js';
import {say} from './page.js';
import {valuesOf} from './values.js';

/**
 * @import {Answer} from './api.js'
 * @import {Gone, HostView, Problem, VisitorView} from './answers.js'
 * @typedef {HostView | VisitorView | Gone} View
 */

/**
 * What is one side's own.
 * @template {View} V
 * @typedef {object} Side
 * @property {'host' | 'visitor'} side
 * @property {(view: V, values: Record<string, any>) => DocumentFragment[]} parts
 * @property {(form: HTMLFormElement, view: V) => object | undefined} [order] more to send; nothing to send at all where the
 *     form is not filled in
 * @property {(view: V) => void} [shown]
 * @property {(action: string, body: any) => boolean} [taken] whether the answer was no view, and has been dealt with
 * @property {(action: string) => void} [done]
 * @property {(action: string) => void} [refused]
 */

/** One side's page of a request: shows it, and carries out what is pressed. @template {View} V */
export class RequestPage {
  /** @type {V | undefined} */
  view = undefined;

  /** What stood in the forms when something was pressed that can be undone. @type {import('./forms.js').Remembered[]} */
  before = [];

  token = linkToken();

  /** @param {Side<V>} page */
  constructor(page) {
    this.page = page;
    this.path = `/api/${page.side}`;
    this.load = openLink(`${this.path}/view`, (view) => this.show(view));
  }

  /** @param {V} view */
  show(view) {
    this.view = view;
    // Of what was erased, nothing is left to be shown.
    display(...this.page.parts(view, 'request' in view ? valuesOf(view) : {}));
    for (const form of forms()) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.press(form, view);
      });
    }
    this.page.shown?.(view);
  }

  /** Looks again, and shows it only where something has changed: nobody's typing is to be interrupted. */
  async refresh() {
    const {status, body} = await call(`${this.path}/view`, {token: this.token}).catch(() => ({status: 0, body: undefined}));
    if (status === 200 && JSON.stringify(body) !== JSON.stringify(this.view)) {
      this.show(body);
    }
  }

  /** @param {HTMLFormElement} form @param {V} view on which it stands */
  async press(form, view) {
    const button = /** @type {HTMLElement} */ (form.querySelector('button:not([type=button])'));
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    const more = this.page.order ? this.page.order(form, view) : noteIn(form);
    if (!more) {
      return;
    }
    const action = actionOf(form);
    const {version} = /** @type {HostView} */ (view);
    const free = occupy(button);
    untell();
    try {
      const answer = await call(`${this.path}/act`, {token: this.token, version, action, ...more});
      free();
      await this.pressed(form, answer);
    } catch (failure) {
      free();
      tell(say('unsent'));
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    }
  }

  /** @param {HTMLFormElement} form @param {Answer} answer */
  async pressed(form, {status, body}) {
    const action = actionOf(form);
    if (status === 200 && action === 'board') {
      // Nothing has changed; nobody's typing is to go.
      tell(say('boardMailed'));
    } else if (status === 200) {
      if (!this.page.taken?.(action, body)) {
        await this.done(action, body);
      }
    } else if (status === 404 && action === 'erase') {
      // An earlier press has arrived, though its answer got lost.
      await this.done(action, {state: 'erased', actions: []});
    } else if (status === 404) {
      showInstead('broken');
      heading().focus();
    } else if (status === 409) {
      await this.lookAgain(say('changed'));
    } else if (status === 422) {
      await this.refused(form, body);
    } else {
      tell(status < 500 && body.detail ? say('refused', {detail: body.detail}) : say('busy'));
    }
  }

  /** @param {HTMLFormElement} form @param {Problem} problem */
  async refused(form, {errors = []}) {
    if (errors.some(({field}) => field === 'action')) {
      // In another state than this page shows, the button means nothing.
      await this.lookAgain(errors.map(({message}) => message).join(' '));
      return;
    }
    mark(errors, form);
    this.page.refused?.(actionOf(form));
  }

  /** Shows how things stand now, with what was typed wherever it still has a place. @param {string} words */
  async lookAgain(words) {
    const typed = remember();
    if (await this.load()) {
      tell(putBack(typed) ? `${words} ${say('kept')}` : words);
    }
  }

  /** @param {string} action @param {any} body */
  async done(action, body) {
    const typed = remember();
    const title = document.title;
    if (!body.already) {
      this.page.done?.(action);
    }
    // The answer to a press does not look again at what has come back.
    this.show({returned: this.view && 'returned' in this.view ? this.view.returned : undefined, ...body});
    const same = document.title === title;
    if (['approve', 'counter'].some((next) => body.actions.includes(next))) {
      // Taken back: what is close in time, and what is open, takes one more look, which the answer to a press does not take.
      await this.load();
    }
    if (action === 'undo') {
      putBack(this.before);
    } else if (same) {
      putBack(typed.filter((each) => each.action !== action));
    }
    this.before = typed;
    if (body.already) {
      tell(say('already'));
    } else if (same && action !== 'undo') {
      tell(say('noted'));
    } else {
      heading().focus();
    }
  }
}

/** @param {HTMLFormElement} form */
const actionOf = (form) => form.dataset.action ?? '';
