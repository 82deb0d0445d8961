// The SQLite file of a foreign Anki package → its notes, whichever of Anki's schemas it has. The file is hostile.
import Database from 'better-sqlite3';
import { z } from 'zod';
import { MAX_FOREIGN_QUESTIONS } from '../limits.ts';

export type ForeignNote = {
  /** Position in the collection, from 1. */
  readonly number: number;
  readonly notetype: string;
  /** By name, in their order; HTML. */
  readonly fields: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
  /** Its parts from the outside in; empty where the note has no card. */
  readonly deck: readonly string[];
  /** Cards with a review behind them. */
  readonly isStudied: boolean;
  /** Blanks in a text, as `{{c1::…}}`. */
  readonly isCloze: boolean;
  /** Names of the fields that a learner types. */
  readonly typed: readonly string[];
};

type Notetype = Pick<ForeignNote, 'isCloze' | 'typed'> & {
  readonly name: string;
  readonly fields: readonly string[];
};

const NoteRow = z.object({
  id: z.string(),
  mid: z.string(),
  tags: z.string(),
  flds: z.string(),
});
const CardRow = z.object({
  nid: z.string(),
  did: z.string(),
  isNew: z.number(),
  due: z.number(),
  reps: z.number(),
});

const Models = z.record(
  z.string(),
  z.object({
    name: z.string(),
    type: z.number().optional(),
    flds: z.array(z.object({ name: z.string(), ord: z.number().optional() })),
    tmpls: z.array(z.object({ qfmt: z.string() })).optional(),
  }),
);
const Decks = z.record(z.string(), z.object({ name: z.string() }));

const TYPED = /\{\{type:(?:cloze:)?([^{}]+)\}\}/g;

function typedIn(templates: readonly string[]): string[] {
  return templates.flatMap((template) =>
    [...template.matchAll(TYPED)].map((found) => found[1]?.trim() ?? ''),
  );
}

/** Schema 11: notetypes and decks are JSON in the one row of `col`. */
function inCol(database: Database.Database) {
  const col = database.prepare('SELECT models, decks FROM col LIMIT 1').get();
  const { models, decks } = z.object({ models: z.string(), decks: z.string() }).parse(col);
  const notetypes = Object.entries(Models.parse(JSON.parse(models))).map(
    ([id, { name, type, flds, tmpls = [] }]): [string, Notetype] => [
      id,
      {
        name,
        isCloze: type === 1,
        typed: typedIn(tmpls.map(({ qfmt }) => qfmt)),
        fields: flds
          .map((field, at) => ({ name: field.name, ord: field.ord ?? at }))
          .sort((one, other) => one.ord - other.ord)
          .map((field) => field.name),
      },
    ],
  );
  const named = Object.entries(Decks.parse(JSON.parse(decks))).map(
    ([id, { name }]): [string, string] => [id, name],
  );
  return { notetypes: new Map(notetypes), decks: new Map(named) };
}

/** Schema 15 and later: tables of their own; templates are protobuf messages, whose texts stand in them as they are. */
function inTables(database: Database.Database) {
  const rows = (sql: string) => database.prepare(sql).all();
  const templates = z
    .array(z.object({ ntid: z.coerce.string(), config: z.instanceof(Uint8Array) }))
    .parse(rows('SELECT CAST(ntid AS TEXT) AS ntid, config FROM templates'));
  const fields = z
    .array(z.object({ ntid: z.coerce.string(), ord: z.number(), name: z.string() }))
    .parse(rows('SELECT CAST(ntid AS TEXT) AS ntid, ord, name FROM fields'))
    .sort((one, other) => one.ord - other.ord);
  const notetypes = z
    .array(z.object({ id: z.coerce.string(), name: z.string() }))
    .parse(rows('SELECT CAST(id AS TEXT) AS id, name FROM notetypes'))
    .map(({ id, name }): [string, Notetype] => {
      const sides = templates
        .filter(({ ntid }) => ntid === id)
        .map(({ config }) => new TextDecoder().decode(config));
      return [
        id,
        {
          name,
          isCloze: sides.some((side) => side.includes('{{cloze:')),
          typed: typedIn(sides),
          fields: fields.filter(({ ntid }) => ntid === id).map((field) => field.name),
        },
      ];
    });
  const decks = z
    .array(z.object({ id: z.coerce.string(), name: z.string() }))
    .parse(rows('SELECT CAST(id AS TEXT) AS id, name FROM decks'))
    .map(({ id, name }): [string, string] => [id, name.replaceAll('\u001f', '::')]);
  return { notetypes: new Map(notetypes), decks: new Map(decks) };
}

/** Ids of Anki are beyond the integers that numbers hold in hostile files; as text they are whole. */
const NOTES = `SELECT CAST(id AS TEXT) AS id, CAST(mid AS TEXT) AS mid, tags, flds FROM notes ORDER BY notes.id`;

/** Joined below: a hostile file has no index for it. */
const CARDS = `
SELECT CAST(nid AS TEXT) AS nid, CAST(min(did) AS TEXT) AS did, max(type = 0) AS isNew, CAST(min(due) AS REAL) AS due,
  CAST(max(reps) AS REAL) AS reps
FROM cards GROUP BY cards.nid`;

/**
 * Notes with their cards: new ones in the order in which they will be learned, which is that of the bank in our own
 * packages, then the others in the order in which they were made.
 */
function notesIn(database: Database.Database) {
  const cards = new Map(
    z
      .array(CardRow)
      .parse(database.prepare(CARDS).all())
      .map((card) => [card.nid, card]),
  );
  const notes = z
    .array(NoteRow)
    .parse(database.prepare(NOTES).all())
    .map((note) => ({ ...note, card: cards.get(note.id) }));
  const place = ({ card }: (typeof notes)[number]) =>
    card?.isNew === 1 ? card.due : Number.POSITIVE_INFINITY;
  return notes.sort((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one === other ? 0 : one - other;
  });
}

/** A view under the name of a table, or a column that is computed, could compute for ever. */
function assertTables(database: Database.Database, names: readonly string[]): void {
  for (const name of names) {
    const row = database
      .prepare("SELECT type, upper(coalesce(sql, '')) AS sql FROM sqlite_master WHERE name = ?")
      .get(name);
    const { type, sql } = z.object({ type: z.string(), sql: z.string() }).parse(row);
    const computed = database
      .prepare('SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden <> 0')
      .get(name);
    if (type !== 'table' || !sql.startsWith('CREATE TABLE') || computed !== undefined) {
      throw new Error(`${name} is no plain table`);
    }
  }
}

function openBytes(bytes: Uint8Array): Database.Database {
  const database = new Database(Buffer.from(bytes));
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  return database;
}

/**
 * A copy in memory. Newer schemas sort names by a collation that only Anki has, without which SQLite reads no table
 * WITHOUT ROWID that uses it; no order that is asked for here depends on it.
 */
function openCollection(bytes: Uint8Array): Database.Database {
  const database = openBytes(bytes);
  const foreign = database
    .prepare("SELECT 1 FROM sqlite_master WHERE instr(sql, 'COLLATE unicase') > 0")
    .get();
  if (foreign === undefined) return database;
  try {
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    database.exec("UPDATE sqlite_master SET sql = replace(sql, 'COLLATE unicase', '')");
    return openBytes(database.serialize());
  } finally {
    database.close();
  }
}

export type ReadCollection =
  | { readonly notes: readonly ForeignNote[]; readonly cut: boolean }
  | { readonly refusal: string };

/** `cut` says that there are more notes than are read. Never throws. */
export function readCollection(bytes: Uint8Array): ReadCollection {
  let database: Database.Database | undefined;
  try {
    database = openCollection(bytes);
    const tables = z
      .array(z.object({ name: z.string() }))
      .parse(database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all())
      .map(({ name }) => name);
    const own = ['notetypes', 'fields', 'templates', 'decks'];
    const hasTables = own.every((name) => tables.includes(name));
    assertTables(database, ['notes', 'cards', ...(hasTables ? own : ['col'])]);
    const { notetypes, decks } = hasTables ? inTables(database) : inCol(database);
    const rows = notesIn(database);
    const notes = rows.slice(0, MAX_FOREIGN_QUESTIONS).map((row, at): ForeignNote => {
      const notetype = notetypes.get(row.mid);
      const values = row.flds.split('\u001f');
      const names = notetype?.fields ?? [];
      return {
        number: at + 1,
        notetype: notetype?.name ?? 'unknown',
        fields: new Map(
          values.map((value, place) => [names[place] ?? `Field ${place + 1}`, value]),
        ),
        tags: row.tags.split(/\s+/).filter((one) => one !== ''),
        deck: decks.get(row.card?.did ?? '')?.split('::') ?? [],
        isStudied: (row.card?.reps ?? 0) > 0,
        isCloze: notetype?.isCloze ?? false,
        typed: notetype?.typed ?? [],
      };
    });
    return { notes, cut: rows.length > MAX_FOREIGN_QUESTIONS };
  } catch {
    return { refusal: 'its collection is no database of Anki, or a damaged one' };
  } finally {
    database?.close();
  }
}
