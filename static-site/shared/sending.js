import {call} from './api.js';

/**
 * @import {Answer} from './api.js'
 * @typedef {{asked: string, body: string}} Sent what was asked for, and the whole of what was sent
 * @typedef {{key: string, bodies: Sent[]}} Unanswered
 */

/**
 * Sends a request so that it arrives once, however often the button is pressed. What was sent and not answered for certain
 * stays remembered under its key: sending it again is harmless, and tells what became of it.
 */
export class Sending {
  /**
   * @param {Unanswered} [unanswered]
   * @param {(body: string, key: string) => Promise<Answer>} [post]
   */
  constructor(unanswered, post = request) {
    this.unanswered = unanswered;
    this.post = post;
  }

  /**
   * @param {object} asked what is asked for
   * @param {string | undefined} stamp
   * @param {() => void} remember called before anything leaves, so that a reload forgets nothing
   * @returns {Promise<Answer>} one that went well also where an earlier sending of something else turns out to have arrived: then that is
   *     the request
   */
  async send(asked, stamp, remember) {
    const words = JSON.stringify(asked);
    this.unanswered ??= {key: crypto.randomUUID(), bodies: []};
    const {key, bodies} = this.unanswered;
    let one = bodies.find((each) => each.asked === words);
    if (!one) {
      one = {asked: words, body: JSON.stringify({...asked, stamp})};
      bodies.push(one);
    }
    remember();
    const answer = await this.post(one.body, key);
    // Where the days come anew, it is the time that was taken.
    if (answer.status === 409 && !answer.body.days) {
      return this.recall(one, {key, bodies}, answer);
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      this.forget(one);
    }
    return answer;
  }

  /**
   * The key is known with another body: one of those before did arrive.
   * @param {Sent} one
   * @param {Unanswered} all
   * @param {Answer} refusal
   */
  async recall(one, {key, bodies}, refusal) {
    for (const earlier of bodies.filter((each) => each !== one)) {
      const answer = await this.post(earlier.body, key);
      if (answer.status < 300) {
        return answer;
      }
    }
    this.unanswered = undefined;
    return refusal;
  }

  /** It was refused for certain, so nothing of it can turn up later; a key without bodies is done with. @param {Sent} one */
  forget(one) {
    const {key = '', bodies = []} = this.unanswered ?? {};
    const left = bodies.filter((each) => each !== one);
    this.unanswered = left.length ? {key, bodies: left} : undefined;
  }
}

/** @param {string} body @param {string} key */
const request = (body, key) => call('/api/requests', body, {'idempotency-key': key});
