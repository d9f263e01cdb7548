import {Unreached} from '../shared/api.js';
import {$} from '../shared/page.js';

/**
 * Brings the parts and the words that the board itself does without: the templates of another page of that name.
 * @param {'plan' | 'invite'} name
 * @throws {Unreached}
 */
export async function bringParts(name) {
  if ($(`${name}-all`)) {
    return;
  }
  const response = await fetch(`/${name}`).catch((cause) => {
    throw new Unreached('No parts', {cause});
  });
  if (!response.ok) {
    throw new Unreached('No parts');
  }
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const words = /** @type {HTMLTemplateElement} */ (page.getElementById(`${name}-words`));
  /** @type {HTMLTemplateElement} */ ($('words')).content.append(document.importNode(words.content, true));
  document.body.append(...page.querySelectorAll('template'));
}
