import {reach} from './api.js';
import {say} from './words.js';
import {$, open, part, tell} from './view.js';

const OVER = ['declined', 'pitch', 'withdrawn', 'cancelled'];

open({
  side: 'visitor',

  parts(view, values) {
    const links = view.links ?? {};
    return [
      part(`state-${view.state}`, values),
      ...view.meetup && view.state === 'approved' ? [part('meetup', values), part('calendar', links)] : [],
      part('request', values),
      ...view.actions.filter((action) => ['withdraw', 'cancel'].includes(action)).map((action) => part(action, values)),
      ...OVER.includes(view.state) ? [part('again')] : [],
    ];
  },

  shown() {
    $('ics')?.addEventListener('click', download);
  },
});

/** The calendar file needs the token, and the token may stand in no address: so it is fetched and handed over. */
async function download() {
  try {
    const response = await reach('/api/visitor/calendar', {token: location.hash.slice(1)});
    if (!response.ok) {
      return tell(say('unloaded'));
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = 'meetup.ics';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch {
    tell(say('unloaded'));
  }
}
