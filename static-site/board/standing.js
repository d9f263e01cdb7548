import {locale, say} from '../shared/page.js';

/** 2:02 PM, with the day where that is not today, by the clock of whoever looks. @param {string} at */
function clock(at) {
  const then = new Date(at);
  return then.toLocaleString(locale, {
    timeStyle: 'short',
    ...(then.toDateString() === new Date().toDateString() ? {} : {dateStyle: 'medium'}),
  });
}

/** What keeps email from leaving, or nothing. @param {import('../shared/answers.js').Board} board */
export function troubleOf({mail}) {
  const since = mail?.pausedSince ?? mail?.standingSince;
  if (!mail || !since) {
    return '';
  }
  return say(mail.pausedSince ? 'mail.paused' : mail.sandbox ? 'mail.sandbox' : 'mail.standing', {since: clock(since)});
}
