import {call} from '../shared/api.js';
import {display, heading, linkToken} from '../shared/link.js';
import {$, say} from '../shared/page.js';
import {saveAs} from '../shared/saving.js';
import {part} from '../shared/templates.js';

/** What is kept, and who can see it. Each answers with what was not 200. */

/** Everything that is stored, as one file, however many answers it takes. */
export async function download() {
  const first = await ask('export');
  const {more = '', ...all} = first.body;
  let last = first;
  for (let next = more; last.status === 200 && next; next = last.body.more) {
    last = await ask('export', {more: next});
    all.requests.push(...last.body.requests ?? []);
  }
  if (last.status === 200) {
    saveAs('meet-me.json', new Blob([JSON.stringify(all, null, 2), '\n'], {type: 'application/json'}));
    $('plan-told').textContent = say('plan.exported');
  }
  return last;
}

/** Ends every link to the board, the one that this page was opened with among them. */
export async function endLinks() {
  const answer = await ask('board/end');
  if (answer.status === 200) {
    display(part('plan-ended'));
    heading().focus();
  }
  return answer;
}

/** @param {string} what @param {object} [more] */
const ask = (what, more) => call(`/api/host/${what}`, {token: linkToken(), ...more});
