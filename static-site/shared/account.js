import {say} from './page.js';

/** How the promise is kept, in a sentence. Too few requests say nothing about a person. @param {import('./answers.js').Account} account */
export function told(account) {
  if (account.answeredPercent === null) {
    return say('started');
  }
  const answered = say(account.medianHoursToAnswer === null ? 'answered' : 'answeredWithin', account);
  // Nobody met says nothing before anybody was to be met.
  return account.met + account.missed ? `${answered} ${say(account.met ? 'outcome' : 'missed', account)}` : answered;
}

/** Tells it at that element, or leaves there what stands there. @param {HTMLElement} element */
export async function tellAccount(element) {
  try {
    // Unlike other calls this one may be answered with what the browser has, once the server says that it is still so.
    const response = await fetch('/api/promise');
    if (response.ok) {
      // As high as what stands there, which may be longer: nothing below it is to move.
      element.style.minHeight = `${element.offsetHeight}px`;
      element.textContent = told(await response.json());
    }
  } catch {
    // It is no part of asking.
  }
}
