import {say} from './page.js';

const KNOWN = [
  'gmail.com', 'googlemail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'proton.me', 'protonmail.com',
  'comcast.net', 'verizon.net', 'live.com', 'aol.com', 'msn.com', 'gmx.net', 'gmx.com', 'gmx.de', 'web.de', 't-online.de',
  // Right as they are, though close to one above.
  'mail.com', 'ymail.com', 'email.com', 'fastmail.com', 'hey.com', 'me.com', 'mac.com', 'yahoo.de', 'yahoo.es', 'hotmail.es',
];
const SHORTEST = 8;

/**
 * Asks whether another address was meant, where this one looks mistyped.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} place where to ask
 * @param {() => void} [changed] once the better one stands there
 * @param {string} [words] under which the page has the question
 */
export function askAboutTypo(input, place, changed = () => {}, words = '') {
  const better = meant(input.value.trim());
  place.replaceChildren();
  if (!better) {
    return;
  }
  const yes = Object.assign(document.createElement('button'), {className: 'small', type: 'button', textContent: say(`${words}meantYes`)});
  yes.addEventListener('click', () => {
    input.value = better;
    place.replaceChildren();
    input.focus();
    changed();
  });
  place.append(`${say(`${words}meant`, {address: better})} `, yes);
}

/**
 * The address that was probably meant, or nothing where this one may well be right.
 * @param {string} address
 */
function meant(address) {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).trim().toLowerCase();
  if (at < 1 || KNOWN.includes(domain)) {
    return undefined;
  }
  const close = KNOWN.find((known) => known.length >= SHORTEST && distance(domain, known) === 1);
  return close && `${address.slice(0, at)}@${close}`;
}

/** How many letters to add, drop, change or swap (optimal string alignment). @param {string} a @param {string} b */
function distance(a, b) {
  const d = Array.from({length: a.length + 1}, (_, i) => [i]);
  for (let j = 1; j <= b.length; j++) {
    d[0][j] = j;
  }
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.length][b.length];
}
