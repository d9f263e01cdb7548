import {Unreached} from '../shared/api.js';
import {part} from '../shared/templates.js';

/** @param {unknown} cause @returns {never} */
function unreached(cause) {
  throw new Unreached('No script', {cause});
}

/**
 * Opens a section of the board with scripts that come after its first view, or says that it could not be loaded.
 * @param {HTMLElement} section in which only its title stays
 * @param {string[]} names of the scripts, the one that opens it first: each by name, so that none waits until another has been read
 * @param {string} unloaded the part that says so
 */
export async function openLater(section, names, unloaded) {
  try {
    /** @type {{open: (section: HTMLElement) => Promise<void>}[]} */
    const [{open}] = await Promise.all(names.map((name) => import(name).catch(unreached)));
    await open(section);
  } catch (failure) {
    const title = section.querySelector('h2');
    section.replaceChildren(...title ? [title] : [], part(unloaded));
    section.querySelector('button')?.addEventListener('click', () => openLater(section, names, unloaded));
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
  } finally {
    section.removeAttribute('aria-busy');
  }
}
