// A question as a note of Anki: what its learner reads, and beside it everything that is needed to read it back.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Bank } from '#core/question/bank.ts';
import { CardHead } from '#core/question/card.ts';
import { QuestionContent } from '#core/question/question-types/index.ts';
import { shownOf } from './shown.ts';

export const NOTETYPE = 'Trapwise question';

/** In the order in which they stand in a note. */
export const FIELDS = ['Question', 'Choices', 'Key', 'Why', 'Card', 'Data'] as const;

export type AnkiNote = {
  /** The same for the same question, so that importing a newer package updates the note. */
  readonly guid: string;
  readonly deck: string;
  readonly tags: readonly string[];
  /** As `FIELDS` names them. */
  readonly fields: readonly string[];
};

const DATA = 'trapwise-question-1';

/** What the field Data holds, as JSON in HTML. */
export const NoteData = z.strictObject({
  form: z.literal(DATA),
  card: CardHead,
  question: QuestionContent,
  /** Of the fields that are shown, so that a change made in Anki can be seen. */
  shown: z.string(),
});

/** The same before and after Anki, which composes the characters of every field (Unicode's NFC). */
export function hashOf(shown: readonly string[]): string {
  const text = JSON.stringify(shown).normalize('NFC');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Fields are HTML: its signs, which JSON has in texts only, are escaped as JSON does it; so is all that is not ASCII
 * where Anki would compose characters anew.
 */
function dataField(data: z.infer<typeof NoteData>): string {
  const json = JSON.stringify(data);
  const signs = json === json.normalize('NFC') ? /[<>&]/g : /[<>&]|[^ -~]/g;
  return json.replace(signs, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text that Anki would take for a sound, speech or LaTeX stays text. */
function harmless(html: string): string {
  return html.replace(/\[(?=sound:|anki:|latex\]|\$)/gi, '&#91;');
}

/** Anki reads `::` as a step to a deck inside, and takes quotes out of names. */
function deckPart(title: string): string {
  const part = title.normalize('NFC').replace(/:{2,}/g, ':').replace(/"/g, "'");
  return part.replace(/\s+/g, ' ').trim();
}

/** A tag ends at the first space. */
function tag(kind: string, name: string): string {
  return `${kind}::${name.replace(/\s+/g, '-')}`;
}

/**
 * The oldest name of a question is its identity: the first of its aliases, else its id. Renaming it with an alias keeps
 * the note, and what its learner knows of it, in Anki.
 */
function guidOf(bank: Bank, { id, aliases = [] }: QuestionContent): string {
  const name = JSON.stringify([bank.bank, aliases[0] ?? id]);
  return `tw-${createHash('sha256').update(name).digest('base64url').slice(0, 16)}`;
}

export function noteOf(bank: Bank, card: CardHead, question: QuestionContent): AnkiNote {
  const shown = shownOf(card, question).map(harmless);
  const title = bank.topics[card.topic] ?? card.topic;
  return {
    guid: guidOf(bank, question),
    deck: `${deckPart(bank.title)}::${deckPart(title)}`,
    tags: [
      'trapwise',
      tag('topic', card.topic),
      tag('importance', card.importance),
      ...(card.exams ?? []).map((exam) => tag('exam', exam)),
    ],
    fields: [...shown, dataField({ form: DATA, card, question, shown: hashOf(shown) })],
  };
}
