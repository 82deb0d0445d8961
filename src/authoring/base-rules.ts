// The names under which `check` itself speaks, before any lint rule: what a bank must be so that it can be read.
import type { Level } from '#core/base/problem.ts';

export type BaseRule = {
  readonly id: string;
  readonly level: Level;
  /** Where a problem of this name is another level, in the words of the table of rules. */
  readonly also?: string;
  readonly finds: string;
  readonly rationale: string;
};

/** None of these can be waived. */
export const baseRules: readonly BaseRule[] = [
  {
    id: 'files',
    level: 'error',
    also: 'warning for names that mislead',
    finds:
      'a folder with cards and no bank.yaml, a bank without cards, links, files that cannot be read',
    rationale: 'What is not read would be missing without a word.',
  },
  {
    id: 'empty-file',
    level: 'warning',
    finds: 'a file without cards',
    rationale: 'Somebody meant to write there.',
  },
  {
    id: 'encoding',
    level: 'error',
    finds: 'bytes that are not UTF-8, UTF-16, NUL and other control characters',
    rationale: 'A file reads the same on every machine.',
  },
  {
    id: 'limit',
    level: 'error',
    finds:
      'more than 1 MiB, 2,000 questions or 10,000 problems in a file, 200 entries in a list of a question',
    rationale: 'No file keeps the others waiting.',
  },
  {
    id: 'yaml',
    level: 'error',
    finds:
      'syntax errors, more than 32 levels, a second document; aliases, anchors, tags and merge keys',
    rationale: 'What is written is what is there, on the line where it is written.',
  },
  {
    id: 'schema',
    level: 'error',
    finds: 'fields that are missing, unknown, of another kind, too long or too short',
    rationale: 'A misspelt field would be silently ignored.',
  },
  {
    id: 'quote',
    level: 'error',
    finds:
      'an unquoted `010`, `1e3`, `no`, `~`, `12:30` and the like where text is meant; text that a `#` cuts off',
    rationale: 'Readers of YAML disagree about these, or drop them.',
  },
  {
    id: 'reference',
    level: 'error',
    finds:
      'a topic, exam, objective, source or card that the bank does not have; a card confusable with itself',
    rationale: 'A name that leads nowhere is a slip.',
  },
  {
    id: 'duplicate',
    level: 'error',
    finds: 'an id, an alias or a key for two things',
    rationale: 'Histories hang on ids.',
  },
  {
    id: 'identity',
    level: 'error',
    finds: 'an `edit` or `replaces` that contradicts the rest of the file',
    rationale: 'Nobody could tell whose history goes on.',
  },
  {
    id: 'waiver',
    level: 'error',
    finds: 'a waiver of an error, or of a rule that there is not',
    rationale: 'A waiver that silences nothing misleads its reader.',
  },
];
