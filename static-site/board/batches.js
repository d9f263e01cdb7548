import {call, Unreached} from '../shared/api.js';
import {linkToken} from '../shared/link.js';

/**
 * @import {Answer} from '../shared/api.js'
 * @import {Guest} from './guests.js'
 * @typedef {{name: string, line?: string, language?: string}} Invited what is sent of somebody
 * @typedef {{key: string, body: string, guests: Guest[], doubtful?: true}} Batch `doubtful` once a sending of it was not answered for certain
 */

const PATH = '/api/host/invite';
const MOST = 50;
const TRIES = 3;
const PAUSE_MS = 800;

/**
 * Sends invitations, fifty at a time, so that each is made once however often the button is pressed. What was sent and not
 * answered for certain stays as it was, under its key, and is sent again before anything else.
 */
export class Batches {
  /** @type {Batch[]} */
  unanswered = [];

  /**
   * @param {string} city
   * @param {Guest[]} guests
   * @param {(guest: Guest) => Invited} told what is sent of a guest
   * @param {(made: Guest[]) => void} done called for each fifty that were made
   * @returns {Promise<{answer: Answer, guests: Guest[]} | undefined>} the refusal and who it is about; none where all were made
   * @throws {Unreached} where nobody knows what has become of some
   */
  async send(city, guests, told, done) {
    const held = new Set(this.unanswered.flatMap((batch) => batch.guests));
    const fresh = guests.filter((guest) => !held.has(guest));
    for (let from = 0; from < fresh.length; from += MOST) {
      const some = fresh.slice(from, from + MOST);
      this.unanswered.push({
        key: crypto.randomUUID(),
        body: JSON.stringify({token: linkToken(), city, invitations: some.map(told)}),
        guests: some,
      });
    }
    const planned = new Set(this.unanswered.filter(({guests: [one]}) => !held.has(one)));
    try {
      for (const batch of [...this.unanswered]) {
        planned.delete(batch);
        const answer = await sendAgain(batch);
        if (answer.status === 201) {
          this.forget(batch);
          done(batch.guests);
        } else {
          this.refused(batch, answer);
          return {answer, guests: batch.guests};
        }
      }
      return undefined;
    } finally {
      // What was never sent can still be changed.
      planned.forEach((batch) => this.forget(batch));
    }
  }

  /** Those of whom nobody knows yet whether they are invited. */
  held() {
    return this.unanswered.flatMap((batch) => batch.guests);
  }

  /** In trouble, the server does not say what has become of it; what it refuses, it has not done. @param {Batch} batch @param {Answer} answer */
  refused(batch, {status}) {
    if (status >= 500) {
      batch.doubtful = true;
    } else if (status !== 429 || !batch.doubtful) {
      this.forget(batch);
    }
  }

  /** @param {Batch} batch */
  forget(batch) {
    this.unanswered = this.unanswered.filter((each) => each !== batch);
  }
}

/** An answer that was lost on its way is asked for again at once. @param {Batch} batch */
async function sendAgain(batch) {
  for (let tried = 1; ; tried++) {
    try {
      return await call(PATH, batch.body, {'idempotency-key': batch.key});
    } catch (failure) {
      batch.doubtful = true;
      if (!(failure instanceof Unreached) || tried === TRIES) {
        throw failure;
      }
      await new Promise((go) => setTimeout(go, PAUSE_MS * tried));
    }
  }
}
