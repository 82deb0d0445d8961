// Notes → the SQLite file of an Anki package, in schema 11, which every Anki since 2.1 and AnkiDroid import.
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Instant } from '#core/base/time.ts';
import { type AnkiNote, FIELDS, NOTETYPE } from './note.ts';

/**
 * As the wiki of AnkiDroid describes it ("Database Structure"), with the names and defaults of Anki's own file
 * rslib/src/storage/schema11.sql; tests open the result and compare.
 */
const SCHEMA = `
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
CREATE INDEX ix_notes_usn on notes (usn);
CREATE INDEX ix_cards_usn on cards (usn);
CREATE INDEX ix_revlog_usn on revlog (usn);
CREATE INDEX ix_cards_nid on cards (nid);
CREATE INDEX ix_cards_sched on cards (did, queue, due);
CREATE INDEX ix_revlog_cid on revlog (cid);
CREATE INDEX ix_notes_csum on notes (csum);
`;

const FRONT = '{{Question}}{{Choices}}';
const BACK = '{{FrontSide}}<hr id="answer">{{Key}}{{Why}}<div class="card-title">{{Card}}</div>';
const STYLE =
  '.card { font-family: sans-serif; font-size: 18px; line-height: 1.4; max-width: 42em; margin: auto; text-align: left; }\n' +
  '.card-title { margin-top: 1.5em; opacity: 0.7; font-size: 0.9em; }';

/** Ids of Anki are instants; these are drawn from names, so that every export of a thing has the same one. */
const FIRST_ID = 1_300_000_000_000;
const ID_RANGE = 2 ** 37;

function idOf(kind: string, name: string): number {
  const hash = createHash('sha256').update(`${kind}\n${name}`).digest();
  return FIRST_ID + (hash.readUIntBE(0, 6) % ID_RANGE);
}

/** The next free one, for two names with one id. */
function free(id: number, taken: Set<number>): number {
  let chosen = id;
  while (taken.has(chosen)) chosen += 1;
  taken.add(chosen);
  return chosen;
}

/** First 8 hex digits of the SHA-1 of the first field without HTML, as a number: how Anki finds duplicates. */
function checksum(field: string): number {
  return createHash('sha1').update(field).digest().readUInt32BE(0);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#91;': '[',
  '&amp;': '&',
};

/** As Anki strips a field: without tags, but with the names of pictures, and with signs for entities. */
function plainOf(html: string): string {
  return html
    .replace(/<img[^>]+src="([^"]+)"[^>]*>/gi, ' $1 ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#91|amp);/g, (found) => ENTITIES[found] ?? found);
}

function model(id: number, seconds: number): object {
  return {
    id,
    name: NOTETYPE,
    type: 0,
    mod: seconds,
    usn: -1,
    sortf: 0,
    did: 1,
    tmpls: [
      {
        name: 'Question',
        ord: 0,
        qfmt: FRONT,
        afmt: BACK,
        bqfmt: '',
        bafmt: '',
        did: null,
        bfont: '',
        bsize: 0,
      },
    ],
    flds: FIELDS.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css: STYLE,
    latexPre: '',
    latexPost: '',
    latexsvg: false,
    req: [[0, 'any', [0, 1]]],
    tags: [],
    vers: [],
  };
}

function deck(id: number, name: string, seconds: number): object {
  return {
    id,
    name,
    mod: seconds,
    usn: -1,
    conf: 1,
    desc: '',
    dyn: 0,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 10,
    extendRev: 50,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}

/** The options of Anki's own default deck. */
const DECK_OPTIONS = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  autoplay: true,
  maxTaken: 60,
  replayq: true,
  timer: 0,
  dyn: false,
  new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20 },
  rev: {
    bury: true,
    ease4: 1.3,
    ivlFct: 1,
    maxIvl: 36500,
    perDay: 200,
    hardFactor: 1.2,
  },
  lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
};

/** Of Anki's own new collection; its older versions expect each of them. */
const SETTINGS = {
  activeDecks: [1],
  curDeck: 1,
  newSpread: 0,
  collapseTime: 1200,
  timeLim: 0,
  estTimes: true,
  dueCounts: true,
  sortType: 'noteFld',
  sortBackwards: false,
  addToCur: true,
};

function byName<T>(entries: readonly (readonly [number, T])[]): string {
  return JSON.stringify(Object.fromEntries(entries));
}

/**
 * The same notes at the same instant give the same bytes. Notes and decks keep their ids from export to export, and
 * `mod` is the instant of the export: Anki takes a note of a package in place of its own of the same guid when it is
 * newer.
 */
export function createCollection(notes: readonly AnkiNote[], now: Instant): Uint8Array {
  const seconds = Math.floor(now / 1000);
  const database = new Database(':memory:');
  try {
    database.exec(SCHEMA);
    const notetype = idOf('notetype', NOTETYPE);
    // Every collection has this deck, and its id.
    const deckIds = new Map([['Default', 1]]);
    const taken = new Set([1]);
    for (const { deck: name } of notes) {
      // Anki would make the decks around a deck itself; with them, their options are those of the package.
      name.split('::').forEach((_step, depth, steps) => {
        const path = steps.slice(0, depth + 1).join('::');
        if (!deckIds.has(path)) deckIds.set(path, free(idOf('deck', path), taken));
      });
    }
    const decks = [...deckIds].map(([name, id]) => [id, deck(id, name, seconds)] as const);
    const conf = { ...SETTINGS, nextPos: notes.length + 1, curModel: String(notetype) };
    database
      .prepare('INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
      .run(
        seconds,
        now,
        now,
        JSON.stringify(conf),
        byName([[notetype, model(notetype, seconds)]]),
        byName(decks),
        byName([[1, DECK_OPTIONS]]),
        '{}',
      );
    const addNote = database.prepare(
      "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
    );
    const addCard = database.prepare(
      "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
    );
    const noteIds = new Set<number>();
    const cardIds = new Set<number>();
    notes.forEach(({ guid, deck: name, tags, fields }, at) => {
      const id = free(idOf('note', guid), noteIds);
      const first = plainOf(fields[0] ?? '');
      const joined = fields.map((field) => field.replaceAll('\u001f', '\ufffd')).join('\u001f');
      addNote.run(
        id,
        guid,
        notetype,
        seconds,
        ` ${tags.join(' ')} `,
        joined,
        first,
        checksum(first),
      );
      const place = deckIds.get(name) ?? 1;
      addCard.run(free(idOf('card', guid), cardIds), id, place, seconds, at + 1);
    });
    return Uint8Array.from(database.serialize());
  } finally {
    database.close();
  }
}
