// The interface of an exchange format: foreign bytes → questions as far as they tell them, and a bank → foreign bytes.
import type { Place, Problem } from '#core/base/problem.ts';
import type { Instant } from '#core/base/time.ts';
import type { Bank } from '#core/question/bank.ts';
import type { CardHead } from '#core/question/card.ts';
import type { SourceRef } from '#core/question/question.ts';
import type { ValidCard } from './link.ts';

export type ForeignOption = {
  readonly text: string;
  readonly correct: boolean;
  readonly rationale?: string;
  /** Id of the card whose trap the option embodies. */
  readonly trap?: string;
  readonly fixed?: boolean;
};

/** What is asked, in the fields of a question file; stems are Markdown. */
export type ForeignContent =
  | {
      readonly type: 'single' | 'multiple';
      readonly stem: string;
      readonly options: readonly ForeignOption[];
    }
  | {
      readonly type: 'ordering';
      readonly stem: string;
      /** In their right order. */
      readonly items: readonly { readonly text: string; readonly rationale?: string }[];
    }
  | {
      readonly type: 'matching';
      readonly stem: string;
      readonly pairs: readonly { readonly prompt: string; readonly choice: string }[];
      readonly choices?: readonly string[];
    }
  | { readonly type: 'short'; readonly stem: string; readonly accept: readonly string[] }
  | {
      readonly type: 'recall';
      readonly stem: string;
      /** Empty where the file has none: import leaves it to write. */
      readonly answer: string;
      readonly points?: readonly string[];
    };

/**
 * A question as far as a foreign file tells it. What the file lacks is left out, for the author to write; nothing is
 * invented. Wherever an id is meant (name, topic, card, trap) the file's own words may stand: import makes legal ids of
 * them, the same id of the same words. Texts may hold what question files refuse, such as control characters: import
 * removes them and says so.
 */
export type ForeignQuestion = ForeignContent & {
  readonly place: Place;
  /** The file's own name for it; import makes a legal id of it. */
  readonly name?: string;
  readonly level?: number;
  readonly explanation?: string;
  /** What the file tells of the card around it; questions that name one card id belong together. */
  readonly card?: Partial<CardHead>;
  readonly aliases?: readonly string[];
  readonly sources?: readonly SourceRef[];
  readonly studyFormat?: boolean;
  readonly waive?: Readonly<Record<string, string>>;
};

/** A foreign file as it was read; `name` is how people know it. */
export type ForeignFile = { readonly name: string; readonly bytes: Uint8Array };

export type FormatRead = {
  readonly questions: readonly ForeignQuestion[];
  /** What could not be carried, with its place in the foreign file; an error where a question was left out. */
  readonly problems: readonly Problem[];
};

/** A bank without errors, as its author wrote it; so its texts hold no control characters and no half characters. */
export type WrittenBank = { readonly bank: Bank; readonly cards: readonly ValidCard[] };

export type FormatWritten = {
  readonly bytes: Uint8Array;
  /** What the format cannot carry: an error where a question was left out, a warning where only a part of it was. */
  readonly losses: readonly Loss[];
};

export type Loss = {
  readonly level: Problem['level'];
  /**
   * Of the question, or of the card where it concerns all of it; null for the bank itself. The caller knows where that
   * is written.
   */
  readonly id: string | null;
  readonly message: string;
};

/**
 * One format is one file of formats/ and one line of its registry. Pure: bytes in, bytes out. `read` never throws,
 * whatever the bytes are, and says in problems of rule `format` what it could not carry; foreign files are hostile.
 */
export interface Format {
  /** As in `--format`: lower-case letters, digits, hyphens and dots. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** Ends of file names, with the dot and in lower case, that mean this format; the first one is written. */
  readonly extensions: readonly string[];
  /** How its files begin: as XML, as a zip archive, or as plain text. */
  readonly holds: readonly ('xml' | 'zip' | 'text')[];
  /** Where the form of its files is documented. */
  readonly source: string;
  /** What comes back when a bank is written and read again, in a few words for the README. */
  readonly carries?: string;
  /** Absent in a format that is only written. */
  readonly read?: (file: ForeignFile) => FormatRead;
  readonly write?: (bank: WrittenBank, now: Instant) => FormatWritten;
}
