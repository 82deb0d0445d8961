// Anki packages as Anki itself writes them: schema 11 as `.anki2`, schema 18 as `.anki21b`, for fixtures and hostile files.
import { zstdCompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { zipSync } from 'fflate';

export type Notetype = {
  readonly name: string;
  readonly fields: readonly string[];
  readonly front: string;
  readonly isCloze?: boolean;
};

export type Note = {
  readonly notetype: number;
  readonly fields: readonly string[];
  readonly deck: string;
  readonly tags?: string;
  readonly reps?: number;
};

export type Collection = {
  readonly notetypes: readonly Notetype[];
  readonly notes: readonly Note[];
};

const NOTES = `
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
  left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);`;

function fill(database: Database.Database, { notes }: Collection): string[] {
  const decks = [...new Set(notes.map(({ deck }) => deck))];
  notes.forEach(({ notetype, fields, deck, tags = '', reps = 0 }, at) => {
    const id = 1_700_000_000_000 + at;
    database
      .prepare("INSERT INTO notes VALUES (?, ?, ?, 1, 0, ?, ?, ?, 0, 0, '')")
      .run(id, `guid${at}`, 1_600_000_000_000 + notetype, tags, fields.join('\u001f'), fields[0]);
    database
      .prepare("INSERT INTO cards VALUES (?, ?, ?, 0, 1, 0, 0, 0, 0, 0, 0, ?, 0, 0, 0, 0, 0, '')")
      .run(id, id, 1_500_000_000_000 + decks.indexOf(deck), reps);
  });
  return decks;
}

function inJson<T>(first: number, all: readonly T[], make: (one: T, id: number) => object): string {
  return JSON.stringify(
    Object.fromEntries(all.map((one, at) => [first + at, make(one, first + at)])),
  );
}

/** Schema 11. */
function oldCollection(collection: Collection): Buffer {
  const database = new Database(':memory:');
  database.exec(NOTES);
  database.exec(
    'CREATE TABLE col (id integer PRIMARY KEY, models text NOT NULL, decks text NOT NULL)',
  );
  const decks = fill(database, collection);
  const models = inJson(1_600_000_000_000, collection.notetypes, (one, id) => ({
    id,
    name: one.name,
    type: one.isCloze ? 1 : 0,
    flds: one.fields.map((name, ord) => ({ name, ord })).reverse(),
    tmpls: [{ name: 'Card 1', ord: 0, qfmt: one.front, afmt: '{{FrontSide}}' }],
  }));
  const named = inJson(1_500_000_000_000, decks, (name, id) => ({ id, name }));
  database.prepare('INSERT INTO col VALUES (1, ?, ?)').run(models, named);
  return database.serialize();
}

/** Schema 18: names are sorted by a collation that only Anki has. */
function newCollection(collection: Collection): Buffer {
  const database = new Database(':memory:');
  database.unsafeMode(true);
  database.exec(NOTES);
  database.exec(`
    CREATE TABLE col (id integer PRIMARY KEY, models text NOT NULL, decks text NOT NULL);
    CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL, config blob NOT NULL);
    CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL, config blob NOT NULL,
      PRIMARY KEY (ntid, ord)) without rowid;
    CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL, config blob NOT NULL,
      PRIMARY KEY (ntid, ord)) without rowid;
    CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL, common blob NOT NULL);
    CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
    CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
    CREATE UNIQUE INDEX idx_decks_name ON decks (name);`);
  const decks = fill(database, collection);
  database.prepare("INSERT INTO col VALUES (1, '', '')").run();
  const none = Buffer.alloc(0);
  collection.notetypes.forEach(({ name, fields, front }, at) => {
    const id = 1_600_000_000_000 + at;
    database.prepare('INSERT INTO notetypes VALUES (?, ?, ?)').run(id, name, none);
    const addField = database.prepare('INSERT INTO fields VALUES (?, ?, ?, ?)');
    for (const [ord, field] of fields.entries()) addField.run(id, ord, field, none);
    const config = Buffer.concat([Buffer.from([0x0a, front.length]), Buffer.from(front)]);
    database.prepare("INSERT INTO templates VALUES (?, 0, 'Card 1', ?)").run(id, config);
  });
  for (const [at, name] of decks.entries()) {
    const path = name.replaceAll('::', '\u001f');
    database.prepare('INSERT INTO decks VALUES (?, ?, ?)').run(1_500_000_000_000 + at, path, none);
  }
  database.pragma('writable_schema = ON');
  database
    .prepare(
      `UPDATE sqlite_master SET sql = replace(sql, 'name text NOT NULL', 'name text NOT NULL COLLATE unicase')
       WHERE name IN ('notetypes', 'fields', 'templates', 'decks')`,
    )
    .run();
  return database.serialize();
}

const OLD_NOTICE: Collection = {
  notetypes: [{ name: 'Basic', fields: ['Front', 'Back'], front: '{{Front}}' }],
  notes: [
    { notetype: 0, deck: 'Default', fields: ['Please update to the latest Anki version', ''] },
  ],
};

export function ankiPackage(collection: Collection, edition: 'old' | 'new'): Uint8Array {
  const media = new TextEncoder().encode('{}');
  const when = { mtime: '2026-01-02T00:00:00Z' };
  if (edition === 'old')
    return zipSync({ 'collection.anki2': oldCollection(collection), media }, when);
  return zipSync(
    {
      meta: Uint8Array.from([8, 3]),
      'collection.anki21b': zstdCompressSync(newCollection(collection)),
      'collection.anki2': oldCollection(OLD_NOTICE),
      media,
    },
    when,
  );
}
