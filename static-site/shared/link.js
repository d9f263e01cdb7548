import {call, Unreached} from './api.js';
import {$} from './page.js';
import {part} from './templates.js';

/*
 * What the pages behind a link share. The token stays in the fragment, which browsers send to nobody, and travels in the
 * body of a POST only. Looking changes nothing; a pressed button does.
 */

export const linkToken = () => location.hash.slice(1);

/**
 * Opens the page of a link: shows what the link leads to, or says why it does not.
 * @param {string} path of the API, which is asked with the token
 * @param {(body: any) => void} show
 * @returns {() => Promise<boolean>} looks again; whether there is something to be seen
 */
export function openLink(path, show) {
  const token = linkToken();
  // The same in another language.
  for (const link of document.querySelectorAll('.languages a')) {
    /** @type {HTMLAnchorElement} */ (link).hash = location.hash;
  }
  // Another link pasted over this one is another page.
  addEventListener('hashchange', () => location.reload());

  const load = async () => {
    try {
      const {status, body} = token ? await call(path, {token}) : {status: 404, body: {}};
      if (status === 200) {
        show(body);
        return true;
      }
      showInstead(status === 404 ? 'broken' : 'offline', load);
    } catch (failure) {
      showInstead('offline', load);
      if (!(failure instanceof Unreached)) {
        throw failure;
      }
    }
    return false;
  };

  load();
  return load;
}

/** What there is to say where there is nothing to be seen. @param {'broken' | 'offline'} id @param {() => void} [retry] */
export function showInstead(id, retry) {
  display(part(id));
  if (retry) {
    $('retry')?.addEventListener('click', retry);
  }
}

/** Puts that onto the page, and its heading into the title. Whoever was reading the heading is at the heading. @param {Node[]} content */
export function display(...content) {
  const wasRead = document.activeElement === $('view').querySelector('h1');
  $('view').replaceChildren(...content);
  if (wasRead) {
    heading().focus();
  }
  $('view').removeAttribute('aria-busy');
  document.title = heading().textContent;
}

export const heading = () => /** @type {HTMLElement} */ ($('view').querySelector('h1'));

/** Says on top what has become of a press. @param {string} words */
export function tell(words) {
  const notice = $('notice');
  notice.textContent = words;
  notice.hidden = false;
  notice.focus();
}

export function untell() {
  $('notice').hidden = true;
}
