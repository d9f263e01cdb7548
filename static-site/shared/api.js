/**
 * What the API answered.
 * @template [T=any]
 * @typedef {{status: number, body: T, retryAfter: number}} Answer `retryAfter` in seconds, 0 where it says nothing
 */

/** Nobody knows whether the call arrived: no connection, or no answer in time. */
export class Unreached extends Error {}

const PATIENCE_MS = 30_000;

/**
 * @param {string} path
 * @param {object | string} [body] an object, or JSON as it was sent before; without one it is a GET
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Answer>} whatever its status; a body that is not JSON reads as an empty object
 */
export async function call(path, body, headers = {}) {
  const response = await reach(path, body, headers);
  const text = await arrived(response.text());
  return {
    status: response.status,
    body: parsed(text),
    retryAfter: Number(response.headers.get('retry-after')) || 0,
  };
}

/**
 * The bare response, for what is not JSON.
 * @param {string} path
 * @param {object | string} [body]
 * @param {Record<string, string>} [headers]
 */
export async function reach(path, body, headers = {}) {
  const post = body && {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
  return arrived(fetch(path, {...post && post, cache: 'no-store', signal: AbortSignal.timeout?.(PATIENCE_MS)}));
}

/** @template T @param {Promise<T>} answer that may break off @returns {Promise<T>} */
const arrived = (answer) => answer.catch((cause) => {
  throw new Unreached('No answer', {cause});
});

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    // What the gateway answers by itself need not be JSON; the status says enough.
    return {};
  }
}
