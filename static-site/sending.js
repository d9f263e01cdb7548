import {call} from './api.js';

/**
 * Sends a request so that it arrives once, however often the button is pressed. What was sent and not answered for certain
 * stays remembered under its key: sending it again is harmless, and tells what became of it.
 */
export class Sending {
  /** @type {{key: string, bodies: {asked: string, body: string}[]} | undefined} */
  unanswered;

  /**
   * @param {object} asked what is asked for
   * @param {string} stamp
   * @param {() => void} remember called before anything leaves, so that a reload forgets nothing
   * @returns {Promise<import('./api.js').Answer>} 201 also where an earlier sending of something else turns out to have
   *     arrived: then that is the request
   */
  async send(asked, stamp, remember) {
    const words = JSON.stringify(asked);
    this.unanswered ??= {key: crypto.randomUUID(), bodies: []};
    const {bodies} = this.unanswered;
    let one = bodies.find((each) => each.asked === words);
    if (!one) {
      one = {asked: words, body: JSON.stringify({...asked, stamp})};
      bodies.push(one);
    }
    remember();
    const answer = await this.post(one);
    if (answer.status === 409) {
      return this.recall(one, answer);
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      this.forget(one);
    }
    return answer;
  }

  post({body}) {
    return call('/api/requests', body, {'idempotency-key': this.unanswered.key});
  }

  /** The key is known with another body: one of those before did arrive. */
  async recall(one, refusal) {
    for (const earlier of this.unanswered.bodies.filter((each) => each !== one)) {
      const answer = await this.post(earlier);
      if (answer.status === 201) {
        return answer;
      }
    }
    this.unanswered = undefined;
    return refusal;
  }

  /** It was refused for certain, so nothing of it can turn up later; a key without bodies is done with. */
  forget(one) {
    const bodies = this.unanswered.bodies.filter((each) => each !== one);
    this.unanswered = bodies.length ? {...this.unanswered, bodies} : undefined;
  }
}
