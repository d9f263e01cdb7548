import {$, fill} from './page.js';

/** @typedef {Record<string, unknown>} Values by the name that stands in braces, or in `data-if` or `data-each` */

const FILLED_IN = ['href', 'value', 'min', 'id', 'for', 'aria-label', 'aria-describedby', 'data-key'];

/**
 * A part of the page, cloned from its template: `{words}` in texts and attributes are filled in, elements whose `data-if`
 * is missing go, and the one child of `data-each` comes once for each item. Only texts are set, never markup.
 * @param {string} id
 * @param {Values} values
 */
export function part(id, values = {}) {
  const template = /** @type {HTMLTemplateElement} */ ($(id));
  const clone = document.importNode(template.content, true);
  fillIn(clone, values);
  return clone;
}

/** @param {DocumentFragment} node @param {Values} values */
function fillIn(node, values) {
  const lists = takeItems(node);
  for (const element of all(node, '[data-if]')) {
    if (!values[element.dataset.if ?? '']) {
      element.remove();
    }
  }
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = /** @type {Text} */ (texts.currentNode);
    text.data = fill(text.data, values);
  }
  all(node, FILLED_IN.map((name) => `[${name}]`).join()).forEach((element) => fillInAttributes(element, values));
  for (const {list, item} of lists) {
    const each = /** @type {Values[]} */ (values[list.dataset.each ?? '']);
    list.append(...each.map((own) => {
      const one = document.createDocumentFragment();
      one.append(item.cloneNode(true));
      fillIn(one, {...values, ...own});
      return one;
    }));
  }
}

/** Takes what comes once for each item out of its list, so that it is filled in with each. @param {DocumentFragment} node */
function takeItems(node) {
  return all(node, '[data-each]').map((list) => {
    const [item] = list.children;
    item.remove();
    return {list, item};
  });
}

/** @param {HTMLElement} element @param {Values} values */
function fillInAttributes(element, values) {
  for (const name of FILLED_IN) {
    const text = element.getAttribute(name);
    if (text !== null) {
      element.setAttribute(name, fill(text, values));
    }
  }
  // Whatever the server lets through, no link here runs a script.
  if (element instanceof HTMLAnchorElement && !['https:', 'http:'].includes(element.protocol)) {
    element.removeAttribute('href');
  }
}

/** @param {ParentNode} node @param {string} selector @returns {HTMLElement[]} */
const all = (node, selector) => [...node.querySelectorAll(selector)].map((each) => /** @type {HTMLElement} */ (each));

/** A folded part shown as what the page is about. @param {DocumentFragment} clone */
export function unfolded(clone) {
  const details = /** @type {HTMLElement} */ (clone.querySelector('details'));
  const [summary, form] = details.children;
  const heading = document.createElement('h2');
  heading.append(...summary.childNodes);
  form.prepend(heading);
  form.className = 'press yes';
  details.replaceWith(form);
  return clone;
}
