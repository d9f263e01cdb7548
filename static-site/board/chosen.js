/*
 * Those who are chosen and not invited yet, kept in this tab, so that a reload loses nobody. Nothing of it leaves the device.
 */

/**
 * @typedef {{name: string, line?: string, language?: string}} Kept
 * @typedef {{city: string, line: string, language: string, guests: Kept[]}} Chosen
 */

const KEY = 'meetme.chosen';

/** @param {Chosen} chosen */
export function keepChosen({guests, ...more}) {
  try {
    if (guests.length) {
      sessionStorage.setItem(KEY, JSON.stringify({...more, guests: guests.map(({name, line, language}) => ({name, line, language}))}));
    } else {
      sessionStorage.removeItem(KEY);
    }
  } catch {
    // Storage is full or forbidden: the page works without.
  }
}

/** @returns {Chosen | undefined} */
export function keptChosen() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
