import {chosen, fieldOf, formIn} from '../shared/forms.js';
import {locale} from '../shared/page.js';
import {Picker} from '../shared/picker.js';
import {part} from '../shared/templates.js';
import {askAboutTypo} from '../shared/typo.js';
import {beside, save} from './answering.js';

/** @import {InvitationView} from '../shared/answers.js' */

/** Another time: an ordinary request, with the form's own fields. */
export class Another {
  /** @param {InvitationView} view @param {string} name of the guest, where it is known */
  constructor(view, name) {
    this.view = view;
    this.clone = part('another');
    this.form = formIn(this.clone);
    fieldOf(this.form, 'name').defaultValue = name;
    const {from = '', to = ''} = view.city;
    for (const [field, value] of [['arrive', from], ['leave', to]]) {
      Object.assign(fieldOf(this.form, field), {min: from, max: to, defaultValue: value});
    }
    this.picker = new Picker(this.at('#picker'), this.at('#stay'), () => {
      beside.picks = this.picker.picks;
      beside.noneFits = this.picker.noneFits;
      save();
    });
    this.picker.optional = true;
    const email = fieldOf(this.form, 'email');
    this.form.addEventListener('change', ({target}) => {
      if (target === email) {
        askAboutTypo(email, this.at('.meant'), save);
      } else if (target === this.form || ['arrive', 'leave', 'meeting'].includes(/** @type {HTMLInputElement} */ (target).name)) {
        // The form itself, where what stood in it before has come back.
        this.show();
      }
    });
    this.show();
  }

  /** @param {string} selector @returns {HTMLElement} */
  at(selector) {
    return /** @type {HTMLElement} */ (this.form.querySelector(selector));
  }

  show() {
    const {arrive = '', leave = ''} = chosen(this.form);
    const kind = /** @type {HTMLElement | null} */ (this.form.querySelector('[name=meeting]:checked'));
    const {minutes = '0', hours = ''} = kind?.dataset ?? {};
    const there = {...this.view.city, days: this.view.days};
    this.picker.picks = beside.picks;
    this.picker.noneFits = beside.noneFits;
    this.picker.show([there], there, {arrive, leave, minutes: Number(minutes), hours});
    beside.picks = this.picker.picks;
  }

  /** What is sent, and what is wrong with it as far as the page knows. */
  order() {
    const values = chosen(this.form);
    /** @param {string} name */
    const text = (name) => values[name]?.trim() ?? '';
    const optional = ['profile', 'know'].map((name) => [name, text(name)]).filter(([, value]) => value);
    return {
      wrong: this.wrong(),
      order: {
        ...Object.fromEntries(['name', 'email', 'topic', 'arrive', 'leave', 'meeting'].map((name) => [name, text(name)])),
        ...Object.fromEntries(optional),
        city: this.view.city.id,
        times: this.picker.picks,
        pledge: values.pledge === 'on',
        language: locale.split('-')[0],
        extra: values.extra ?? '',
      },
    };
  }

  /** What is missing, and what is no address, in the order of the form. */
  wrong() {
    const all = /** @type {HTMLElement[]} */ ([...this.form.querySelectorAll('[data-missing]')]);
    return all.flatMap((element) => {
      const {missing = '', wrong} = element.dataset;
      const message = this.isMissing(element) ? missing
        : wrong && /** @type {HTMLInputElement} */ (element).validity.typeMismatch ? wrong : '';
      return message ? [{id: element.id, message}] : [];
    });
  }

  /** @param {HTMLElement} element */
  isMissing(element) {
    if (element.id === 'times') {
      return !this.picker.picks.length && !this.picker.leavesOpen;
    }
    if (element.matches('fieldset')) {
      return !element.querySelector(':checked');
    }
    const {type, checked, value, minLength} = /** @type {HTMLInputElement} */ (element);
    return type === 'checkbox' ? !checked : [...value.trim()].length < Math.max(1, minLength);
  }
}
