/*
 * Which messages were copied on this device: by the ids of their invitations, so that nobody's name stays here.
 */

const KEY = 'meetme.copied';

/** @returns {Set<string>} */
function kept() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    // Not allowed to keep anything, or somebody else's: then they last as long as the page.
    return new Set();
  }
}

const ticked = kept();

/** @param {string} id */
export const isTicked = (id) => ticked.has(id);

/** @param {string} id @param {boolean} on */
export function tick(id, on) {
  if (on) {
    ticked.add(id);
  } else {
    ticked.delete(id);
  }
  keep();
}

/** Forgets what is about none of these. @param {string[]} ids */
export function keepOnly(ids) {
  const here = new Set(ids);
  const gone = [...ticked].filter((id) => !here.has(id));
  if (gone.length) {
    gone.forEach((id) => ticked.delete(id));
    keep();
  }
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify([...ticked]));
  } catch {
    // See above.
  }
}
