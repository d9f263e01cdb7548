import {day, elsewhere} from './days.js';
import {say} from './page.js';

/**
 * What the parts of the pages behind a link are filled with.
 * @import {RequestView, Slot} from './answers.js'
 */

/** A time with what else the page says about it. @template {Slot} S @param {S} slot @param {string} zone */
export function slotted(slot, zone) {
  const there = elsewhere(slot.time, zone);
  // Mostly it is the same day.
  const then = there && (there.day === day(slot.time) ? there.time : `${there.day}, ${there.time}`);
  return {...slot, abbreviation: slot.zone, elsewhere: then && say('there', {there: then})};
}

/** The city's date at an instant. @param {number | Date} instant @param {string} zone */
export const dateThere = (instant, zone) => new Intl.DateTimeFormat('sv-SE', {timeZone: zone}).format(instant);

/** What both sides' pages of a request are filled with. @param {RequestView} view */
export function valuesOf(view) {
  return {...asked(view), ...agreed(view), ...offered(view), ...recalled(view)};
}

/** @param {RequestView & {answerByText?: string}} view */
function asked(view) {
  const {request, returned} = view;
  const {city} = request;
  return {
    ...request,
    [view.address]: true,
    ...returned && {[returned.kind]: true, returnedAt: returned.atText},
    cityName: city.name,
    cityTime: say('cityTime', {cityName: city.name}),
    answerBy: view.answerByText ?? request.answerByText,
    profileShown: shown(request.profile),
    meeting: request.meeting.label,
    stay: request.arrive === request.leave
      ? day(request.arrive)
      : say('days', {arrive: day(request.arrive), leave: day(request.leave)}),
    noTimes: !request.times.length,
    ...came(view),
    times: request.times.map((slot) => slotted(slot, city.timeZone)),
  };
}

/** Whoever was invited and said yes has asked for nothing, until they would like another time. @param {RequestView} view */
function came({state, request}) {
  const saidYes = request.invited?.answer === 'yes';
  return {
    saidYes,
    asks: !saidYes,
    proposes: !saidYes || state === 'moved',
    another: request.invited?.answer === 'another',
    word: request.invited?.word,
  };
}

/** @param {RequestView} view */
function agreed({state, note, meetup, request}) {
  const {name: placeName, address, map} = meetup?.place ?? {};
  const over = state === 'cancelled';
  return {
    ...meetup && slotted(meetup, request.city.timeZone),
    note: over ? meetup?.note : note !== meetup?.note && note,
    day: meetup && day(meetup.time),
    meetupNote: over ? '' : meetup?.note,
    placeName,
    address,
    map,
  };
}

/** @param {RequestView} view */
function offered({offer, request}) {
  return {
    takeBy: offer?.takeByText,
    offers: offer?.times.map((slot) => slotted(slot, request.city.timeZone)) ?? [],
    offerName: offer?.place.name,
    offerAddress: offer?.place.address,
    offerMap: offer?.place.map,
  };
}

/** @param {RequestView} view */
function recalled(view) {
  const {host, visitor} = view.recalled ?? {};
  return {
    hostMet: host === 'met',
    hostMissed: host === 'missed',
    visitorMet: visitor === 'met',
    visitorMissed: visitor === 'missed',
    differs: Boolean(host && visitor && host !== visitor),
  };
}

/** An address as it really is: a lookalike host shows in its ASCII form. @param {string | undefined} url */
function shown(url) {
  if (!url) {
    return undefined;
  }
  if (!URL.canParse(url)) {
    return url;
  }
  const {host, pathname} = new URL(url);
  return host + (pathname === '/' ? '' : pathname);
}
