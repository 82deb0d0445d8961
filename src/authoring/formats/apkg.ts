// Anki packages: a zip with an SQLite collection. Written so that exporting again updates the notes in Anki.
import { zstdDecompressSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';
import { createCollection } from '../exchange/anki/collection.ts';
import { readNote } from '../exchange/anki/foreign-note.ts';
import { noteOf } from '../exchange/anki/note.ts';
import { readCollection } from '../exchange/anki/read-collection.ts';
import { createFormatReport } from '../exchange/format-report.ts';
import { MAX_FOREIGN_QUESTIONS, TOO_MANY } from '../exchange/limits.ts';
import { createHtmlReader } from '../exchange/rich-text.ts';
import { lossesOfBank } from '../exchange/written-questions.ts';
import { readZip } from '../exchange/zip.ts';
import type { Format, Loss } from '../format.ts';

/** Newest first: beside a newer one, the oldest holds only a note that asks to update Anki. */
const COLLECTIONS = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;
/** Some 10,000 questions. */
const MAX_COLLECTION = 64 * 1024 * 1024;

const AS_ONE_NOTE = 'a case is one note in Anki, rated as a whole, and is not read back';

type Found = Uint8Array | { readonly refusal: string };

function collectionIn(bytes: Uint8Array): Found {
  const zip = readZip(bytes, MAX_COLLECTION);
  if ('refusal' in zip) return zip;
  const name = COLLECTIONS.find((one) => zip.names.includes(one));
  if (name === undefined)
    return { refusal: 'there is no collection in it: export a deck from Anki' };
  const found = zip.read(name);
  if (!(found instanceof Uint8Array) || name !== 'collection.anki21b') return found;
  try {
    return zstdDecompressSync(found, { maxOutputLength: MAX_COLLECTION });
  } catch {
    return {
      refusal: 'its collection is damaged or too large: export it for older versions of Anki',
    };
  }
}

export const apkg: Format = {
  name: 'apkg',
  title: 'Anki package',
  extensions: ['.apkg'],
  holds: ['zip'],
  source: 'https://github.com/ankidroid/Anki-Android/wiki/Database-Structure',
  carries: 'everything of questions and cards; cases can be learned in Anki, and are not read back',
  read: ({ name: file, bytes }) => {
    const report = createFormatReport();
    const start = { file, line: 1, column: 1 };
    const collection = collectionIn(bytes);
    const found = collection instanceof Uint8Array ? readCollection(collection) : collection;
    if ('refusal' in found) {
      report.refuse(start, `this Anki package cannot be read: ${found.refusal}`);
      return { questions: [], problems: report.problems() };
    }
    const html = createHtmlReader();
    const { notes, cut } = found;
    if (notes.length === 0) report.refuse(start, 'this Anki package holds no notes');
    if (cut) report.refuse({ ...start, line: MAX_FOREIGN_QUESTIONS + 1 }, TOO_MANY);
    const questions = notes.flatMap((note) => {
      const place = { file, line: note.number, column: 1 };
      if (note.isStudied) report.note(place, 'what was learned in Anki stays there');
      return readNote({ note, place, report, html }) ?? [];
    });
    return { questions, problems: report.problems() };
  },
  write: ({ bank, cards }, now) => {
    const notes = cards.flatMap(({ head, questions }) =>
      questions.map((question) => noteOf(bank, head, question)),
    );
    const files: Zippable = {
      'collection.anki2': createCollection(notes, now),
      media: new TextEncoder().encode('{}'),
    };
    // A zip counts its years from 1980, in the time of some machine: one fixed day keeps the bytes the same.
    const bytes = zipSync(files, { mtime: '1980-01-02T00:00:00Z', level: 6 });
    const cases = cards.flatMap(({ questions }) => questions.filter(({ type }) => type === 'case'));
    const losses: Loss[] = [
      ...lossesOfBank(bank, { title: 'Anki', bank: ['title', 'topics'] }),
      ...cases.map(({ id }): Loss => ({ level: 'warning', id, message: AS_ONE_NOTE })),
    ];
    return { bytes, losses };
  },
};
