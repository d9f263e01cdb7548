/**
 * What the API answers, as functions/openapi.yaml describes it in full: here is what the pages read of it. For the checker
 * only, so it is not part of the site.
 */

/** Local to a city, such as 2026-12-03T10:00. */
export type LocalTime = string;

/** Such as 2026-12-03. */
export type Day = string;

/** In UTC, such as 2026-12-03T17:00:00Z. */
export type Instant = string;

/** `GET /api/openings` */
export interface Openings {
  now: Instant;
  /** The host meets nobody before that day. */
  break: {until: string; words: string} | null;
  cities: City[];
  stamp: string;
  /** Mail does not reach everybody yet. */
  sandbox?: true;
}

export interface City {
  id: string;
  name: string;
  timeZone: string;
  /** The first and the last day of a trip; home has none. */
  from?: Day;
  to?: Day;
  /** Times such as 10:00. */
  days: {date: Day; times: string[]}[];
}

/** `GET /api/promise`; the two that can be null are so where there were too few requests. */
export type Account = {
  asked: number;
  answered: number;
  answeredPercent: number | null;
  medianHoursToAnswer: number | null;
  met: number;
  missed: number;
};

/** `POST /api/requests` */
export interface Receipt {
  /** The visitor's own link. */
  statusUrl: string;
  answerBy?: Instant;
}

/** Any refusal. */
export interface Problem {
  detail?: string;
  errors?: FieldProblem[];
}

export interface FieldProblem {
  field: string;
  /** A whole sentence that says what to do. */
  message: string;
}

export interface Slot {
  time: LocalTime;
  /** As the page says it. */
  text: string;
  /** The time zone's short name on that day. */
  zone: string;
  minutes: number;
}

export interface Place {
  name: string;
  address: string;
  map?: string;
}

export interface KnownPlace extends Place {
  id: string;
}

export interface Meetup extends Slot {
  place: Place;
  note?: string;
}

export interface Offer {
  times: Slot[];
  place: Place;
  takeBy: Instant;
  takeByText: string;
}

export interface Asked {
  name: string;
  email: string;
  profile?: string;
  know?: string;
  /** None where the host invited them and they said yes. */
  topic?: string;
  city: {id: string; name: string; timeZone: string};
  arrive: Day;
  leave: Day;
  times: Slot[];
  meeting: {id: string; label: string};
  answerByText: string;
  /** It came of a personal invitation; `word` is what they added to a yes. */
  invited?: {invitation: string; answer: 'yes' | 'another'; word?: string};
}

export type State = 'pending' | 'moved' | 'countered' | 'approved' | 'declined' | 'pitch' | 'unanswered' | 'lapsed'
  | 'withdrawn' | 'cancelled' | 'met' | 'missed';

export type HostAction = 'approve' | 'counter' | 'decline' | 'pitch' | 'cancel' | 'undo' | 'met' | 'missed';

export type VisitorAction = 'confirm' | 'accept' | 'ask' | 'withdraw' | 'cancel' | 'move' | 'met' | 'missed' | 'export'
  | 'erase';

/** What both sides see. */
export interface RequestView {
  state: State;
  version: number;
  request: Asked;
  address: 'confirmed' | 'unconfirmed';
  returned?: {kind: 'hard-bounce' | 'soft-bounce' | 'complaint'; atText: string};
  offer?: Offer;
  meetup?: Meetup;
  recalled?: {host?: 'met' | 'missed'; visitor?: 'met' | 'missed'};
  /** What was decided and when. */
  said?: string;
  note?: string;
  /** It was decided before, and the press changed nothing. */
  already?: true;
}

/** `POST /api/host/view`, and what a press answers there */
export interface HostView extends RequestView {
  now: Instant;
  nameMixes?: string[];
  undoUntil?: Instant;
  near: (Slot & {with?: string; calendar?: true; until?: string; overlaps: LocalTime[]})[];
  /** Proposed times that are closer together than the host wants their meetups. */
  pace?: {time: LocalTime; exceeds: ('buffer' | 'day' | 'week')[]}[];
  /** The host's open times during the stay; not in the answer to a press. */
  open?: {date: Day; times: string[]}[];
  calendar?: {unreadSinceText?: string; unreadEntries?: number};
  places: KnownPlace[];
  usualPlace?: string;
  actions: HostAction[];
}

/** `POST /api/visitor/view`, and what a press answers there */
export interface VisitorView extends RequestView {
  answerByText: string;
  links?: {google: string; outlook: string; office: string};
  /** How often they may still ask. */
  left: {move: number; ask: number};
  actions: VisitorAction[];
}

/** What is left of a request once its visitor has erased it. */
export interface Gone {
  state: 'erased';
  actions: never[];
  already?: true;
}

export type Shelf = 'waiting' | 'coming' | 'past';

/** `POST /api/host/board` */
export interface Board extends Record<Shelf, BoardEntry[]> {
  /** Where a shelf goes on that has more than is shown. */
  more: Partial<Record<Shelf, string>>;
  ledger: Account;
  /** What keeps email from leaving; not there while all is well. */
  mail?: {standingSince?: string; pausedSince?: string; sandbox?: true};
  /** In all, and for each city; the one whose invitations end first comes first. */
  invitations: InvitationCounts & {cities: (InvitationCounts & {id: string; name: string})[]};
}

/** How those who were invited have answered; all five together are who was invited. */
export interface InvitationCounts {
  /** Nothing yet. */
  open: number;
  yes: number;
  no: number;
  /** An ordinary request came of it. */
  another: number;
  /** Ended without an answer. */
  over: number;
}

export interface BoardEntry {
  state: State;
  name: string;
  city: {name: string; timeZone: string};
  meeting: {label: string};
  times: Slot[];
  answerBy?: Instant;
  answerByText?: string;
  said?: string;
  meetup?: Meetup;
  offer?: Offer;
  decideUrl: string;
}

/** `POST /api/host/plan`, and what a press answers there */
export interface Plan {
  now: Instant;
  version: number;
  trips: PlannedTrip[];
  daysOff: {id: string; firstDay: Day; lastDay: Day; agreed: AgreedThen[]}[];
  break: null | {until: Day; words: string; agreed: AgreedThen[]};
  /** Trips of host.json in whose way the trip `with` on the board is. */
  clashes: {id: string; name: string; firstDay: Day; lastDay: Day; with: string}[];
  /** Those that a trip may be in; only where the plan is looked at. */
  timeZones?: string[];
}

/** Spans such as 09:00-11:30 for each weekday that is not closed. */
export type WeekHours = Partial<Record<string, string[]>>;

/** A trip as the host writes it. */
export interface TripDraft {
  name: string;
  timeZone: string;
  firstDay: Day;
  lastDay: Day;
  openingHours: WeekHours;
  places: {name: string; address: string}[];
}

export interface PlannedTrip extends TripDraft {
  id: string;
  from: 'board' | 'host.json';
  agreed: AgreedThen[];
  calledOff?: {at: Instant; undoUntil?: Instant};
}

/** A meetup that is agreed in it. */
export interface AgreedThen {
  name: string;
  meetup: Slot;
}

/** `POST /api/host/invitations`, and what a press answers there */
export interface InvitationList {
  invitations: Invitation[];
  counts: InvitationCounts;
}

/** `POST /api/host/invite` answers id, name and url of each. */
export interface Invitation {
  id: string;
  /** None once it is erased. */
  name: string | null;
  city: {id: string; name: string};
  state: 'open' | 'yes' | 'no' | 'another' | 'withdrawn' | 'over';
  /** Relative; the secret is behind its sign. */
  url: string;
  /** When it came into its state. */
  at: Instant;
  time?: LocalTime;
  why?: 'away' | 'busy' | 'rather-not';
  word?: string;
  /** What the host wrote, so that the message to copy is the same on every device. */
  line?: string;
  language: string;
}

/** `POST /api/host/watchers`; with `tell`, how many are being told. */
export interface Watchers {
  cities: {city: string; count: number}[];
  /** Who waits for wherever it is, be it that they wait for a city, too. */
  anywhere: number;
  people: number;
  /** Those that are still ahead: how many wait for each, and whether they are told or are being told. */
  trips: {id: string; count: number; told: boolean}[];
  told?: number;
}

export type WatchAction = 'confirm' | 'stop';

/** `POST /api/watch/view`, and what a press answers there */
export interface WatchView {
  state: 'asked' | 'on' | 'off';
  /** What was asked for last; none: wherever the host goes. */
  city?: string;
  /** All of it, where that is more. */
  cities?: string[];
  anywhere?: boolean;
  actions: WatchAction[];
}

export type InvitationState = 'open' | 'yes' | 'no' | 'another' | 'withdrawn' | 'over';

export type InvitationAction = 'yes' | 'no' | 'another' | 'erase';

/** `POST /api/invited/view` */
export interface InvitationView {
  state: InvitationState;
  /** There is no such trip any more. */
  calledOff?: true;
  version: number;
  /** The guest's, while it is open. */
  name?: string | null;
  line?: string;
  city: {id: string; name: string; timeZone: string; from?: Day; to?: Day};
  meetings: {id: string; label: string}[];
  /** Whatever the page itself shows. */
  days: {date: Day; times: string[]}[];
  actions: InvitationAction[];
  stamp: string;
}
