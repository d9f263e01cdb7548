import {call, Unreached} from '../shared/api.js';
import {forms, occupy} from '../shared/forms.js';
import {display, heading, linkToken, openLink, showInstead, tell, untell} from '../shared/link.js';
import {$, locale, say} from '../shared/page.js';
import {part} from '../shared/templates.js';
import {watching} from '../shared/watching.js';

/** @import {WatchView} from '../shared/answers.js' */

if (linkToken()) {
  openLink('/api/watch/view', look);
} else {
  addEventListener('hashchange', () => location.reload());
  leaveAddress();
}

/** Without a link, the page is where an address can be left. */
async function leaveAddress() {
  display(part('leave'));
  const section = await watching(location.pathname, 'title');
  $('view').append(section);
}

/** @param {WatchView} view */
function look(view) {
  if (view.state === 'off') {
    // Nobody knows whether it was stopped, or asked for anew since.
    display(part('state-ended'));
  } else {
    show(view);
  }
}

/** @param {WatchView} view */
function show({state, city, cities = [], anywhere, actions}) {
  const also = [...cities.filter((each) => each !== city), ...anywhere && city ? [say('anywhere')] : []];
  const values = {
    city,
    title: say(state === 'off' ? state : `${state}.${city ? 'title' : 'wherever'}`, {city}),
    also: new Intl.ListFormat(locale, {type: 'conjunction'}).format(also),
    several: state === 'asked' && also.length > 0,
    [state]: true,
  };
  display(part(`state-${state}`, values), ...(/** @type {const} */ (['confirm', 'stop'])).filter((action) => actions.includes(action))
      .map((action) => part(action, values)));
  for (const form of forms()) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      press(form);
    });
  }
}

/** @param {HTMLFormElement} form */
async function press(form) {
  const button = /** @type {HTMLElement} */ (form.querySelector('button'));
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  const {action} = form.dataset;
  const free = occupy(button);
  untell();
  try {
    const {status, body} = await call('/api/watch/act', {token: linkToken(), action});
    free();
    if (status === 200) {
      pressed({actions: body.state === 'on' ? ['stop'] : [], ...body});
    } else if (status === 404 && action === 'stop') {
      // An earlier press has arrived, though its answer got lost.
      pressed({state: 'off', actions: []});
    } else if (status === 404) {
      showInstead('broken');
      heading().focus();
    } else {
      tell(status < 500 && body.detail ? say('refused', {detail: body.detail}) : say('busy'));
    }
  } catch (failure) {
    free();
    tell(say('unsent'));
    if (!(failure instanceof Unreached)) {
      throw failure;
    }
  }
}

/** @param {WatchView} view */
function pressed(view) {
  show(view);
  heading().focus();
}
