import {locale} from '../shared/page.js';
import {readCsv} from './csv.js';
import {fold, oneLine} from './people.js';

/*
 * LinkedIn's Connections.csv, read in the browser. Nothing of it leaves the page but the names that are chosen.
 */

/** @import {Person} from './people.js' */

/** What the columns are called, in the languages in which the file was seen or is likely. @type {Record<string, string[]>} */
const COLUMNS = {
  first: ['first name', 'given name', 'vorname', 'nombre', 'prenom', 'nome', 'voornaam'],
  last: ['last name', 'surname', 'family name', 'nachname', 'apellidos', 'apellido', 'nom', 'nom de famille', 'cognome', 'sobrenome', 'achternaam'],
  company: ['company', 'unternehmen', 'firma', 'empresa', 'entreprise', 'azienda', 'bedrijf'],
  position: ['position', 'cargo', 'puesto', 'poste', 'posizione', 'functie'],
  since: ['connected on', 'verbunden am', 'vernetzt seit', 'fecha de conexion', 'conectado el', 'connecte le', 'conectado em', 'collegato il', 'verbonden op'],
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** LinkedIn puts a few lines of explanation first. */
const MOST_BEFORE = 50;

const month = new Intl.DateTimeFormat(locale, {timeZone: 'UTC', month: 'long', year: 'numeric'});

/**
 * @param {ArrayBuffer} file
 * @returns {{people: Person[]} | {fault: 'zip' | 'other' | 'empty'}}
 */
export function connectionsIn(file) {
  const bytes = new Uint8Array(file);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return {fault: 'zip'};
  }
  const text = decoded(bytes);
  // A spreadsheet may have saved it with others.
  for (const separator of [',', ';', '\t']) {
    const rows = readCsv(text, separator);
    const header = rows.slice(0, MOST_BEFORE).findIndex((row) => column(row, 'first') >= 0 && column(row, 'last') >= 0);
    if (header >= 0) {
      const people = rows.slice(header + 1).map((row) => personOf(row, rows[header])).filter(({name}) => name);
      return people.length ? {people} : {fault: 'empty'};
    }
  }
  return {fault: 'other'};
}

/** @param {Uint8Array} bytes */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // What a spreadsheet has saved in the way of its own system.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** @param {string[]} header @param {string} which */
const column = (header, which) => header.findIndex((name) => COLUMNS[which].includes(fold(name)));

/** @param {string[]} row @param {string[]} header @returns {Person} */
function personOf(row, header) {
  /** @param {string} which */
  const cell = (which) => oneLine(row[column(header, which)] ?? '');
  const name = [cell('first'), cell('last')].filter(Boolean).join(' ');
  const [company, position, since] = [cell('company'), cell('position'), dated(cell('since'))];
  return {name, company, position, since, told: fold([name, company, position, since].join(' '))};
}

/** May 2024, from 03 May 2024; what is written in another way stays as it is. @param {string} text */
function dated(text) {
  const [, name = '', year] = text.match(/^\d{1,2} (\p{L}{3})\p{L}* (\d{4})$/u) ?? [];
  const index = MONTHS.indexOf(name.toLowerCase());
  return index < 0 ? text : month.format(Date.UTC(Number(year), index));
}
