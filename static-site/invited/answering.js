import {call} from '../shared/api.js';
import {putBack, remember} from '../shared/forms.js';
import {linkToken} from '../shared/link.js';
import {Sending} from '../shared/sending.js';

/*
 * What somebody typed and sent, kept in this tab: a reload loses nothing, and a press whose answer got lost can be repeated.
 */

/**
 * @import {Remembered} from '../shared/forms.js'
 * @import {Unanswered} from '../shared/sending.js'
 * @typedef {{about?: string, forms?: Remembered[], picks?: string[], noneFits?: boolean, unanswered?: Unanswered}} Draft
 */

const DRAFT = 'meetme.invited';
const PATH = '/api/invited/act';

export const VIEW = '/api/invited/view';

/** Tells one invitation from another, and opens none. */
const ABOUT = linkToken().slice(-8);

const draft = read();

/** The times that were picked for another one. @type {{picks: string[], noneFits: boolean}} */
export const beside = {picks: draft.picks ?? [], noneFits: draft.noneFits ?? false};

/** What is kept has no secret in it: that stays in the address. */
const sending = new Sending(draft.unanswered, (body, key) =>
  call(PATH, JSON.stringify({token: linkToken(), ...JSON.parse(body)}), {'idempotency-key': key}));

/** @returns {Draft} */
function read() {
  try {
    const all = /** @type {Draft} */ (JSON.parse(sessionStorage.getItem(DRAFT) ?? '') ?? {});
    return all.about === ABOUT ? all : {};
  } catch {
    return {};
  }
}

export function save() {
  /** @type {Draft} */
  const now = {about: ABOUT, forms: remember(), ...beside, unanswered: sending.unanswered};
  try {
    sessionStorage.setItem(DRAFT, JSON.stringify(now));
  } catch {
    // Storage is full or forbidden: the page works without.
  }
}

/** Of what was erased, nothing stays here either. */
export const forget = () => sessionStorage.removeItem(DRAFT);

/** What was typed before a reload stands there again. */
export const restore = () => putBack(draft.forms ?? []);

/** An answer that makes a meetup or a request, once, however often it is pressed. @param {object} order @param {string} [stamp] */
export const answer = (order, stamp) => sending.send(order, stamp, save);

/** How things stand, without showing it. */
export const look = () => call(VIEW, {token: linkToken()});

/** Any other press: twice does no harm. @param {object} order */
export const press = (order) => call(PATH, {token: linkToken(), ...order}, {'idempotency-key': crypto.randomUUID()});

/** Whether something was sent from here that may have arrived. */
export const wasSent = () => Boolean(sending.unanswered);

/** The answer is known: there is nothing to ask for again. */
export function settle() {
  sending.unanswered = undefined;
  save();
}

/** What became of that. @returns {Promise<string | undefined>} the link that came of it */
export async function recalled() {
  const {key = '', bodies = []} = sending.unanswered ?? {};
  for (const {body} of bodies) {
    const {status, body: told} = await sending.post(body, key);
    if (status === 200 && told.statusUrl) {
      return told.statusUrl;
    }
  }
  return undefined;
}
