import {day, time} from '../shared/days.js';
import {$, count, say} from '../shared/page.js';
import {saveAs} from '../shared/saving.js';
import {part} from '../shared/templates.js';
import {writeCsv} from './csv.js';
import {messageTo} from './greeting.js';
import {sum} from './sums.js';
import {isTicked, keepOnly, tick} from './ticks.js';
import {dayOf, titleOf} from './where.js';

/*
 * Those who are invited: what to send them, and what they have answered.
 */

/**
 * @import {Invitation, InvitationList} from '../shared/answers.js'
 * @import {Where} from './where.js'
 * @typedef {{where: Where, invitations: Invitation[]}} Group those who are invited to one place
 */

const PAGE = 50;

/** @type {Record<string, (invitation: Invitation) => boolean>} */
const FILTERS = {
  all: () => true,
  send: ({id, state}) => state === 'open' && !isTicked(id),
  silent: ({state}) => state === 'open',
  yes: ({state}) => state === 'yes',
  no: ({state}) => state === 'no',
  another: ({state}) => state === 'another',
};

/** How the states are coloured: as a request's. */
const SHADES = {open: 'pending', yes: 'approved', no: 'declined', another: 'moved', withdrawn: 'withdrawn', over: 'lapsed'};

export class InvitedList {
  /** @type {Group[]} */
  groups = [];
  /** How many of which are shown of each place. @type {Map<string, {shown: number, filter: string}>} */
  views = new Map();
  now = '';

  /** @param {(words: string) => void} tell says it where a screen reader hears it */
  constructor(tell) {
    this.tell = tell;
  }

  /** @param {InvitationList} list @param {Where[]} places @param {string} now */
  show({invitations}, places, now) {
    this.now = now;
    keepOnly(invitations.map(({id}) => id));
    this.groups = grouped(invitations, places);
    const list = $('invite-groups');
    const first = !list.children.length;
    const open = new Set([...list.querySelectorAll('details.group[open]')].map((each) => /** @type {HTMLElement} */ (each).dataset.id));
    list.replaceChildren(...this.groups.map((group) => this.section(group)));
    $('invite-none').hidden = this.groups.length > 0;
    this.sumUp();
    // At first that of the next trip.
    this.groups.filter(({where}, i) => open.has(where.id) || first && i === 0).forEach(({where}) => this.open(where.id));
  }

  /** The sums on top are from before the list was opened. */
  sumUp() {
    const lines = this.groups.map(({where, invitations}) => ({where: where.name, all: counts(invitations)}))
        .filter(({all: {open, yes, no, another, over}}) => open + yes + no + another + over);
    document.querySelector('#invite .sums')?.replaceChildren(...lines.map(({where, all}) => {
      const line = document.createElement('li');
      line.append(Object.assign(document.createElement('strong'), {textContent: where}), `, ${sum(all)}`);
      return line;
    }));
  }

  /** @param {Group} group @returns {HTMLElement} */
  section(group) {
    const {where, invitations} = group;
    const section = /** @type {HTMLDetailsElement} */ (part('invite-group', {
      group: where.id,
      title: titleOf(where, this.now),
      sum: sum(counts(invitations)),
      some: invitations.some(({state}) => state === 'open'),
    }).firstElementChild);
    section.dataset.id = where.id;
    for (const input of section.querySelectorAll('.filters input')) {
      /** @type {HTMLInputElement} */ (input).name = `show-${where.id}`;
    }
    section.addEventListener('toggle', () => {
      if (section.open && !section.querySelector('.entries li')) {
        this.fill(section, group);
      }
    });
    section.querySelector('.filters')?.addEventListener('change', ({target}) => {
      this.views.set(where.id, {shown: PAGE, filter: /** @type {HTMLInputElement} */ (target).value});
      this.fill(section, group);
    });
    section.querySelector('.more')?.addEventListener('click', () => {
      const {shown, filter} = this.viewOf(where.id);
      this.views.set(where.id, {shown: shown + PAGE, filter});
      this.fill(section, group);
      /** @type {HTMLElement | undefined} */ (section.querySelectorAll('.entries > li')[shown])?.focus();
    });
    section.querySelector('.save')?.addEventListener('click', () => this.save(group));
    return section;
  }

  /** @param {string} id of a place */
  viewOf = (id) => this.views.get(id) ?? {shown: PAGE, filter: 'all'};

  /** @param {HTMLElement} section @param {Group} group */
  fill(section, group) {
    const {shown, filter} = this.viewOf(group.where.id);
    for (const label of section.querySelectorAll('.filters label')) {
      const input = /** @type {HTMLInputElement} */ (label.querySelector('input'));
      const n = group.invitations.filter(FILTERS[input.value]).length;
      input.checked = input.value === filter;
      /** @type {HTMLElement} */ (label.querySelector('small')).textContent = String(n);
      /** @type {HTMLElement} */ (label).hidden = !n && input.value !== filter;
    }
    const found = group.invitations.filter(FILTERS[filter]);
    section.querySelector('.entries')?.replaceChildren(...found.slice(0, shown).map((each) => this.card(each, group.where)));
    /** @type {HTMLElement} */ (section.querySelector('.more')).hidden = found.length <= shown;
  }

  /** @param {Invitation} invitation @param {Where} where @returns {HTMLElement} */
  card(invitation, where) {
    const {id, name, state, time: then, at, why, word} = invitation;
    const open = state === 'open' && Boolean(name);
    const card = /** @type {HTMLElement} */ (part('invite-card', {
      id,
      name: name ?? say('invite.erased'),
      stateName: say(`invite.state.${state}`),
      when: then ? say('invite.when', {day: day(then), time: time(then)}) : '',
      why: why ? say(`invite.why.${why}`) : '',
      word,
      at: say(state === 'open' ? 'invite.at.open' : 'invite.at', {day: dayOf(at)}),
      open,
    }).firstElementChild);
    card.dataset.id = id;
    /** @type {HTMLElement} */ (card.querySelector('.state')).dataset.state = SHADES[state];
    if (open) {
      this.wire(card, invitation, where);
    }
    return card;
  }

  /** @param {HTMLElement} card @param {Invitation} invitation @param {Where} where */
  wire(card, invitation, where) {
    const message = /** @type {HTMLTextAreaElement} */ (card.querySelector('textarea'));
    const box = /** @type {HTMLInputElement} */ (card.querySelector('.copied'));
    message.value = this.message(invitation, where);
    box.checked = isTicked(invitation.id);
    box.addEventListener('change', () => tick(invitation.id, box.checked));
    card.querySelector('.copy')?.addEventListener('click', async () => {
      if (await copied(message) || copiedByHand(message)) {
        box.checked = true;
        tick(invitation.id, true);
        this.tell(say('invite.copied', {name: invitation.name}));
      } else {
        this.tell(say('invite.uncopied'));
      }
    });
  }

  /** @param {Invitation} invitation @param {Where} where */
  message(invitation, where) {
    const {name, url, line = '', language} = invitation;
    return messageTo({name: name ?? '', line, url, language}, where);
  }

  /** @param {Group} group */
  save({where, invitations}) {
    const open = invitations.filter(({state, name}) => state === 'open' && name);
    const rows = open.map((each) => [each.name ?? '', this.message(each, where), new URL(each.url, location.origin).href]);
    const head = ['name', 'message', 'link'].map((key) => say(`invite.column.${key}`));
    saveAs(`${say('invite.file.name')}-${where.id}.csv`, new Blob([writeCsv([head, ...rows])], {type: 'text/csv'}));
    this.tell(count('invite.saved', rows.length));
  }

  /** Unfolds one place. @param {string} id @returns {HTMLElement | null} what somebody is at then */
  open(id) {
    const section = /** @type {HTMLDetailsElement | null} */ ($('invite-groups').querySelector(`.group[data-id="${CSS.escape(id)}"]`));
    const group = this.groups.find(({where}) => where.id === id);
    if (section && group) {
      section.open = true;
      // Not when it says that it is open, which is later.
      this.fill(section, group);
    }
    return section?.querySelector('summary') ?? null;
  }

  /** @param {string} id @returns {HTMLElement | null} */
  cardOf = (id) => $('invite-groups').querySelector(`li[data-id="${CSS.escape(id)}"]`);
}

/** @param {HTMLTextAreaElement} message */
async function copied(message) {
  try {
    await navigator.clipboard.writeText(message.value);
    return true;
  } catch {
    return false;
  }
}

/** Selects it, so that somebody can copy it where no script may. @param {HTMLTextAreaElement} message @returns {boolean} whether the script could */
function copiedByHand(message) {
  /** @type {HTMLDetailsElement} */ (message.closest('details')).open = true;
  message.focus();
  message.select();
  return document.execCommand('copy');
}

/** @param {Invitation[]} invitations */
function counts(invitations) {
  const all = {open: 0, yes: 0, no: 0, another: 0, over: 0, withdrawn: 0};
  invitations.forEach(({state}) => all[state]++);
  return all;
}

/** Trips that are to come first, then home, then what is over. @param {Invitation[]} invitations @param {Where[]} places @returns {Group[]} */
function grouped(invitations, places) {
  const [home, ...trips] = places;
  /** @type {Map<string, Group>} */
  const groups = new Map([...trips, home].map((where) => [where.id, {where, invitations: []}]));
  for (const each of invitations) {
    /** @type {Group} */
    const group = groups.get(each.city.id) ?? {where: each.city, invitations: []};
    group.invitations.push(each);
    groups.set(each.city.id, group);
  }
  // What has happened last is on top.
  groups.forEach((group) => group.invitations.sort((one, other) => other.at.localeCompare(one.at)));
  return [...groups.values()].filter((group) => group.invitations.length);
}
