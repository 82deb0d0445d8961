// Anki packages: what Anki finds in an exported one, what comes back from it, and what a hostile one can do.
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { WrittenBank } from '#authoring/format.ts';
import { apkg } from '#authoring/formats/apkg.ts';
import { Bank } from '#core/question/bank.ts';
import { CardHead } from '#core/question/card.ts';
import { QuestionContent, questionTypes } from '#core/question/question-types/index.ts';
import { ankiPackage } from '../../support/anki-package.ts';

const NOW = Date.UTC(2026, 10, 20, 12);

function write(bank: WrittenBank, now = NOW): Uint8Array {
  const written = apkg.write?.(bank, now);
  return written?.bytes ?? new Uint8Array();
}

function read(bytes: Uint8Array) {
  return apkg.read?.({ name: 'deck.apkg', bytes }) ?? { questions: [], problems: [] };
}

/** The collection of a package, as SQLite opens it. */
function open(bytes: Uint8Array): Database.Database {
  return new Database(Buffer.from(unzipSync(bytes)['collection.anki2'] ?? []));
}

const Note = z.object({
  id: z.number(),
  guid: z.string(),
  mid: z.number(),
  mod: z.number(),
  tags: z.string(),
  flds: z.string(),
  sfld: z.union([z.string(), z.number()]),
  csum: z.number(),
});

function notesOf(bytes: Uint8Array) {
  const database = open(bytes);
  return z.array(Note).parse(database.prepare('SELECT * FROM notes ORDER BY guid').all());
}

/** A bank with one question of every type, made of the types' own examples. */
const everyType: WrittenBank = {
  bank: Bank.parse({
    bank: 'every-type',
    title: 'Every: type',
    language: 'en',
    license: 'CC0-1.0',
    topics: { one: 'One :: two' },
  }),
  cards: Object.values(questionTypes).map(({ kind, examples }) => ({
    head: CardHead.parse({
      id: `card-${kind}`,
      title: `A card of ${kind}`,
      trap: 'That <b>markup</b> works.',
      topic: 'one',
      importance: 'critical',
      exams: ['AIF-C01'],
    }),
    questions: [QuestionContent.parse(examples[0]?.content)],
  })),
};

test('SQLite opens an exported package, and finds the tables, notetype, decks and cards that Anki documents', () => {
  const database = open(write(everyType));
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  expect({ notes: count('notes'), cards: count('cards'), revlog: count('revlog') }).toEqual({
    notes: everyType.cards.length,
    cards: everyType.cards.length,
    revlog: 0,
  });
  const col = z
    .object({ ver: z.literal(11), models: z.string(), decks: z.string(), dconf: z.string() })
    .parse(database.prepare('SELECT * FROM col').get());
  const [model] = Object.values(
    z
      .record(
        z.string(),
        z.object({ id: z.number(), flds: z.array(z.object({ name: z.string() })) }),
      )
      .parse(JSON.parse(col.models)),
  );
  for (const { mid, flds, sfld, csum } of notesOf(write(everyType))) {
    expect(mid).toBe(model?.id);
    expect(flds.split('\u001f')).toHaveLength(model?.flds.length ?? 0);
    const digest = createHash('sha1').update(String(sfld)).digest('hex');
    expect(csum).toBe(Number.parseInt(digest.slice(0, 8), 16));
  }
  const decks = z.record(z.string(), z.object({ name: z.string() })).parse(JSON.parse(col.decks));
  expect(Object.values(decks).map(({ name }) => name)).toEqual([
    'Default',
    'Every: type',
    'Every: type::One : two',
  ]);
  const strays = 'SELECT count(*) FROM cards WHERE nid NOT IN (SELECT id FROM notes)';
  expect(database.prepare(strays).pluck().get()).toBe(0);
});

test('the key stands on the back alone, and foreign markup stays text', () => {
  for (const { flds } of notesOf(write(everyType))) {
    const [question, choices, , why, card] = flds.split('\u001f');
    expect(card).toContain('&lt;b&gt;markup&lt;/b&gt;');
    expect(`${question}${choices}`).not.toContain('<b>');
    expect(why).not.toContain('undefined');
  }
});

test('exporting again updates: the same guids and ids, a later mod, also after a rename with an alias', () => {
  const [before, after] = [notesOf(write(everyType)), notesOf(write(everyType, NOW + 60_000))];
  const identity = (notes: typeof before) => notes.map(({ id, guid, mid }) => ({ id, guid, mid }));
  expect(identity(after)).toEqual(identity(before));
  expect(after.every(({ mod }, at) => mod > (before[at]?.mod ?? mod))).toBe(true);
  const renamed: WrittenBank = {
    ...everyType,
    cards: everyType.cards.map(({ head, questions }) => ({
      head,
      questions: questions.map((one) => ({ ...one, id: `new-${one.id}`, aliases: [one.id] })),
    })),
  };
  expect(identity(notesOf(write(renamed)))).toEqual(identity(before));
});

test('the same bank at the same instant gives the same bytes', () => {
  expect(Buffer.from(write(everyType)).equals(Buffer.from(write(everyType)))).toBe(true);
});

test('the front tells no key: other orders than the right one, and what is fixed last', () => {
  const content = { level: 2, stem: 'Which?', explanation: 'So.' };
  const option = (text: string, more: object = {}) => ({ text, rationale: 'Why.', ...more });
  const texts = ['none', 'b', 'a'].map((text) => option(text));
  const all = [
    { ...content, type: 'ordering', items: ['z', 'm', 'a'] },
    {
      ...content,
      type: 'matching',
      pairs: [
        { prompt: 'p', choice: 'z' },
        { prompt: 'q', choice: 'a' },
      ],
      choices: ['m'],
    },
    {
      ...content,
      type: 'single',
      options: [{ ...texts[0], fixed: true }, { ...texts[1], correct: true }, texts[2]],
    },
  ];
  const bank = {
    ...everyType,
    cards: [
      {
        head: CardHead.parse({ id: 'c', title: 'C', topic: 'one', importance: 'critical' }),
        questions: all.map((one, at) => QuestionContent.parse({ ...one, id: `q${at}` })),
      },
    ],
  };
  const database = open(write(bank));
  const flds = database.prepare('SELECT flds FROM notes n JOIN cards c ON nid = n.id ORDER BY due');
  const choices = z.array(z.string()).parse(flds.pluck().all());
  expect(choices.map((one) => one.split('\u001f')[1]?.match(/(?<=<li>)\w+/g))).toEqual([
    ['a', 'm', 'z'],
    ['p', 'q', 'a', 'm', 'z'],
    ['b', 'a', 'none'],
  ]);
  expect(choices[2]).toContain('<b>A</b>. b');
  expect(read(write(bank)).questions.map(({ name }) => name)).toEqual(['q0', 'q1', 'q2']);
});

test('Anki takes no text for a sound, and composes characters without a change that counts', () => {
  const [card] = everyType.cards;
  if (!card) throw new Error('no card');
  const head = { ...card.head, title: '[sound:x.mp3] A\u030a' };
  const bytes = write({ ...everyType, cards: [{ ...card, head }] });
  const database = open(bytes);
  const flds = z.string().parse(database.prepare('SELECT flds FROM notes').pluck().get());
  expect(flds.split('\u001f')[4]).toContain('&#91;sound:x.mp3]');
  database.prepare('UPDATE notes SET flds = ?').run(flds.normalize('NFC'));
  const back = read(zipSync({ 'collection.anki2': database.serialize() }));
  expect(back.problems).toEqual([]);
  expect(back.questions).toMatchObject([{ card: { title: head.title } }]);
});

test('a note that was changed in Anki is read as it was exported, and says so; a case is left out, and says so', () => {
  const { questions, problems } = read(write(everyType));
  expect(questions.map(({ type }) => type).toSorted()).toEqual(
    Object.keys(questionTypes)
      .filter((kind) => kind !== 'case')
      .toSorted(),
  );
  expect(problems).toEqual([
    expect.objectContaining({ level: 'error', message: expect.stringMatching(/^a case/) }),
  ]);

  const files = unzipSync(write(everyType));
  const database = new Database(Buffer.from(files['collection.anki2'] ?? []));
  database.exec("UPDATE notes SET flds = 'Asked anew' || flds");
  const changed = read(zipSync({ 'collection.anki2': database.serialize() }));
  expect(changed.questions).toHaveLength(questions.length);
  const told = changed.problems.filter(({ message }) => message.includes('changed in Anki'));
  expect(told).toHaveLength(everyType.cards.length);
});

const basic = { name: 'Basic', fields: ['Front', 'Back'], front: '{{Front}}' };

function hostile(sql: string): Uint8Array {
  const note = { notetype: 0, deck: 'D', fields: ['Front', 'Back'] };
  const files = unzipSync(ankiPackage({ notetypes: [basic], notes: [note] }, 'old'));
  const database = new Database(Buffer.from(files['collection.anki2'] ?? []));
  database.exec(sql);
  return zipSync({ 'collection.anki2': database.serialize() });
}

test.each([
  ['no zip at all', Buffer.from('SQLite format 3\0')],
  ['a zip without a collection', zipSync({ media: new Uint8Array(2) })],
  ['a collection of noise', zipSync({ 'collection.anki2': new Uint8Array(4096).fill(7) })],
  ['a newer collection of noise', zipSync({ 'collection.anki21b': new Uint8Array(64) })],
  [
    'a view without end in place of the notes',
    hostile(`DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
      SELECT id, 1 AS mid, '' AS tags, '' AS flds FROM n`),
  ],
  [
    'a column that is computed',
    hostile(`DROP TABLE notes; CREATE TABLE notes (id integer primary key, mid text, tags text,
      flds text AS (hex(zeroblob(300000000))))`),
  ],
  ['models that are no JSON', hostile("UPDATE col SET models = '{'")],
  ['a note with a blob for its texts', hostile("UPDATE notes SET flds = x'00ff'")],
])('%s is a problem with its reason, and nothing else', (_what, bytes) => {
  const { questions, problems } = read(bytes);
  expect(questions).toEqual([]);
  expect(problems).toEqual([
    expect.objectContaining({
      file: 'deck.apkg',
      level: 'error',
      rule: 'format',
      message: expect.stringMatching(/^this Anki package cannot be read: \S/),
    }),
  ]);
});
