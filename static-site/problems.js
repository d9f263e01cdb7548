import {make} from './picker.js';
import {count} from './words.js';

const $ = (id) => document.getElementById(id);

/** Says what is wrong at each field and in a summary on top. @param {{field: string, message: string}[]} errors */
export function showProblems(errors) {
  document.querySelectorAll('.wrong').forEach((place) => unmark(place.id.slice(0, -'-wrong'.length)));
  const list = make('ul');
  list.append(...errors.map(({field: name, message}) => {
    const line = make('li');
    if (!$(`${name}-wrong`)) {
      line.textContent = message;
      return line;
    }
    $(`${name}-wrong`).textContent = message;
    if ($(name).matches('input, textarea')) {
      $(name).setAttribute('aria-invalid', 'true');
    }
    const link = make('a', '', message);
    link.href = `#${name}`;
    line.append(link);
    return line;
  }));
  showProblem(count('problems', errors.length), list);
}

/** Says what is wrong above the form, and leads there. @param {string} words @param {Node[]} more */
export function showProblem(words, ...more) {
  $('problems').replaceChildren(make('h2', '', words), ...more);
  $('problems').hidden = false;
  $('problems').focus();
}

/** The field is being mended. @param {string} name */
export function unmark(name) {
  const place = name && $(`${name}-wrong`);
  if (place) {
    place.textContent = '';
    $(name).removeAttribute('aria-invalid');
  }
}

/** A link in the summary leads to its field without leaving a mark in the address. */
export function follow(event) {
  const link = event.target.closest('a[href^="#"]');
  if (link) {
    event.preventDefault();
    $(link.hash.slice(1)).focus();
  }
}
