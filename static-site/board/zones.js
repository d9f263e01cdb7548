import {locale} from '../shared/page.js';
import {CITIES} from './cities.js';

/** What is no place to travel to, such as Etc/GMT+7, is not offered. */
const REGIONS = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;

/** Letters that are no accented ones, and yet are written otherwise on other keyboards. */
const SPELT = [['ß', 'ss'], ['ø', 'o'], ['æ', 'ae'], ['ł', 'l'], ['đ', 'd'], ['ı', 'i'], ['ae', 'a'], ['oe', 'o'], ['ue', 'u']];

/** The time zones that a trip may be in, by the cities that they are named after, and by others that people travel to. */
export class Zones {
  /** @type {Map<string, string>} */
  byCity = new Map();

  /**
   * @param {string[]} [names] as the server writes them; without any, as the browser does
   * @param {number} skew how far the server's clock is ahead of this one
   */
  constructor(names, skew = 0) {
    this.skew = skew;
    const usual = browserNames();
    this.names = (names ?? usual).filter((name) => REGIONS.test(name));
    // Of two names for the same clocks, the one that the browser goes by.
    const rank = new Set(usual);
    for (const name of [...this.names].sort((a, b) => Number(rank.has(b)) - Number(rank.has(a)) || a.length - b.length)) {
      this.add(cityOf(name), name);
    }
    for (const [name, cities] of Object.entries(CITIES)) {
      if (this.names.includes(name)) {
        cities.split('|').forEach((city) => this.add(city, name));
      }
    }
  }

  /** @param {string} city @param {string} name */
  add(city, name) {
    const plain = spelt(city);
    if (!this.byCity.has(plain)) {
      this.byCity.set(plain, name);
    }
  }

  /** That of a city, however it is written: São Paulo, sao paulo, “San Francisco, CA”. @param {string} city */
  find(city) {
    return this.byCity.get(spelt(city)) ?? this.byCity.get(spelt(city.replace(/[,(/].*/, '')));
  }

  /** What the clocks show there now. @param {string} name */
  time(name) {
    return new Intl.DateTimeFormat(locale, {timeZone: name, timeStyle: 'short'}).format(Date.now() + this.skew);
  }

  /** To choose from: the parts of the world, each with its cities. @returns {Map<string, {name: string, city: string}[]>} */
  byRegion() {
    const all = this.names.map((name) => ({name, city: cityOf(name)})).sort((a, b) => a.city.localeCompare(b.city));
    return grouped(all);
  }
}

function browserNames() {
  return Intl.supportedValuesOf?.('timeZone') ?? Object.keys(CITIES);
}

/** @param {{name: string, city: string}[]} all */
function grouped(all) {
  /** @type {Map<string, {name: string, city: string}[]>} */
  const groups = new Map();
  for (const each of all) {
    groups.set(regionOf(each.name), [...groups.get(regionOf(each.name)) ?? [], each]);
  }
  return groups;
}

/** @param {string} name */
const regionOf = (name) => name.slice(0, name.indexOf('/'));

/** Of America/Indiana/Knox it is Knox. @param {string} name */
export const cityOf = (name) => name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** Without what people leave out, or cannot type. @param {string} text */
function spelt(text) {
  const plain = text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return SPELT.reduce((all, [from, to]) => all.replaceAll(from, to), plain);
}
