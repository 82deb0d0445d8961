// A note of Anki → a question as far as the note tells it: our own notes whole, others by what their fields mean.
import type { Place } from '#core/base/problem.ts';
import type { Option } from '#core/question/question.ts';
import type { ForeignContent, ForeignQuestion } from '../../format.ts';
import type { FormatReport } from '../format-report.ts';
import type { HtmlReader } from '../rich-text.ts';
import { FIELDS, hashOf, NoteData } from './note.ts';
import type { ForeignNote } from './read-collection.ts';

type Reading = {
  readonly note: ForeignNote;
  readonly place: Place;
  readonly report: FormatReport;
  readonly html: HtmlReader;
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function withKey(option: Option): object {
  return { ...option, correct: option.correct === true };
}

function withText(item: string | object): object {
  return typeof item === 'string' ? { text: item } : item;
}

/** A note that Trapwise wrote. Changes made in Anki are not in `Data`, and are said to be left out. */
function readOwn(data: string, { note, place, report }: Reading): ForeignQuestion | null {
  const found = NoteData.safeParse(parsed(data));
  if (!found.success) {
    report.refuse(place, 'its field Data is damaged: export the bank anew: left out');
    return null;
  }
  const { card, question, shown } = found.data;
  const fields = FIELDS.slice(0, -1).map((name) => note.fields.get(name) ?? '');
  if (hashOf(fields) !== shown) {
    report.warn(place, 'it was changed in Anki: the question is read as it was exported');
  }
  if (question.type === 'case') {
    report.refuse(place, 'a case: files of other formats hold none; keep its own file: left out');
    return null;
  }
  const { id, level, ...rest } = question;
  const own = 'options' in rest ? { options: rest.options.map(withKey) } : {};
  const items = 'items' in rest ? { items: rest.items.map(withText) } : {};
  // What was JSON holds no `undefined`, which is all that the two types differ in.
  return { ...rest, ...own, ...items, place, name: id, level, card } as ForeignQuestion;
}

/** Fields by lower-case names without signs: `Q_1` and `q 1` are one. */
function plainNames(note: ForeignNote): ReadonlyMap<string, string> {
  return new Map(
    [...note.fields].map(([name, value]) => [name.toLowerCase().replace(/[^a-z0-9]/g, ''), value]),
  );
}

type Texts = {
  /** What of the note is no text, as far as it was read. */
  readonly lost: ReadonlySet<string>;
  readonly markdown: (html: string) => string;
  readonly plain: (html: string) => string;
};

function createTexts({ html: reader }: Reading): Texts {
  const lost = new Set<string>();
  const told = (found: { text: string; lost: readonly string[] }) => {
    for (const what of found.lost) lost.add(what);
    return found.text.trim();
  };
  const withoutSound = (html: string) => {
    if (/\[sound:[^\]]*\]/.test(html)) lost.add('a sound');
    return html.replace(/\[sound:[^\]]*\]/g, '');
  };
  return {
    lost,
    markdown: (html) => told(reader.markdown(withoutSound(html))),
    plain: (html) => told(reader.plain(withoutSound(html))),
  };
}

/**
 * The add-on "Multiple Choice for Anki" (AllInOne): Question, QType (0 kprim, 1 multiple, 2 single), Q_1 … Q_5, Answers
 * such as `0 1 0 0`, Sources, Extra 1.
 */
function readMultipleChoice(reading: Reading, texts: Texts): ForeignContent | null {
  const { note, place, report } = reading;
  const fields = plainNames(note);
  const options = [...fields]
    .filter(([name]) => /^q\d+$/.test(name))
    .map(([, value]) => texts.plain(value))
    .filter((text) => text !== '');
  const marks = (fields.get('answers') ?? '').replace(/<[^>]*>/g, ' ').match(/[01]/g) ?? [];
  const keys = options.map((text, at) => ({ text, correct: marks[at] === '1' }));
  const count = keys.filter(({ correct }) => correct).length;
  const kind = texts.plain(fields.get('qtype') ?? '');
  const stem = texts.markdown(fields.get('question') ?? '');
  const isRead = kind === '2' ? count === 1 : kind === '1' && count > 0;
  if (isRead && options.length > 1 && stem !== '' && count < options.length) {
    return { type: count === 1 ? 'single' : 'multiple', stem, options: keys };
  }
  report.refuse(
    place,
    'a multiple-choice note needs QType 1 or 2, a question, and right and wrong options: left out',
  );
  return null;
}

/** The first field asks, the second answers; others have no place. */
function readPlainNote(reading: Reading, texts: Texts): ForeignContent | null {
  const { note, place, report } = reading;
  const [front, back, ...others] = [...note.fields];
  const stem = texts.markdown(front?.[1] ?? '');
  const answer = texts.markdown(back?.[1] ?? '');
  if (stem === '' || answer === '') {
    report.refuse(place, 'a note needs text on its front and on its back: left out');
    return null;
  }
  const filled = others.filter(([, value]) => texts.plain(value) !== '').map(([name]) => name);
  if (filled.length > 0) {
    const names = filled.map((name) => `\`${name}\``).join(', ');
    report.note(place, `a recall question has no place for the fields ${names}: left out`);
  }
  return note.typed.includes(back?.[0] ?? '')
    ? { type: 'short', stem, accept: [texts.plain(back?.[1] ?? '')] }
    : { type: 'recall', stem, answer };
}

/** Null where the note cannot be carried, which `report` says then. */
export function readNote(reading: Reading): ForeignQuestion | null {
  const { note, place, report } = reading;
  const data = note.fields.get('Data');
  if (data !== undefined && FIELDS.every((name) => note.fields.has(name))) {
    return readOwn(data, reading);
  }
  if (note.isCloze) {
    report.refuse(
      place,
      'a cloze note has blanks and no question: write it as one, or as a short question: left out',
    );
    return null;
  }
  if (note.tags.length > 0) report.note(place, 'tags have no place here: left out');
  const texts = createTexts(reading);
  const names = plainNames(note);
  const content =
    names.has('qtype') && names.has('answers')
      ? readMultipleChoice(reading, texts)
      : readPlainNote(reading, texts);
  if (content === null) return null;
  report.lose(place, texts.lost);
  const topic = note.deck.at(-1);
  return { ...content, place, ...(topic === undefined ? {} : { card: { topic } }) };
}
