import {count, say} from '../shared/page.js';

/** @import {InvitationCounts} from '../shared/answers.js' */

/** 12 invited: 5 yes, 3 not this time, 4 silent. @param {InvitationCounts} counts whoever was silent to the end is among them */
export function sum({open, yes, no, another, over}) {
  const parts = Object.entries({yes, no, another, silent: open + over})
      .filter(([, n]) => n)
      .map(([key, n]) => say(`invited.${key}`, {n}));
  return say('invited.sum', {invited: count('invited', yes + no + another + open + over), parts: parts.join(', ')});
}
