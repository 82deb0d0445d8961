// Banks in memory for tests of the authoring room: texts of files in, problems or the linked bank out.
import { createBankSource } from '#authoring/bank-source.ts';
import { type CheckedBank, type CheckOptions, checkBank } from '#authoring/check.ts';

export const OPTIONS: CheckOptions = { inventory: null, today: '2026-11-20', release: false };

export const BANK = `bank: small
title: A small bank
language: en
license: CC0-1.0
topics: { storage: Where data lives }
sources:
  guide: { title: A guide, asOf: "2026-11" }
  manual: { title: A manual }
objectives:
  - { id: pick, statement: Pick the storage., source: guide, section: Page 1, importance: critical, claims: [c-one] }
`;

/** A valid question in block style, indented below `questions:` of a card. */
export function question(id: string, more = ''): string {
  return `      - id: ${id}
        type: single
        level: 1
        stem: Which place fits ${id}?
        options:
          - { text: A bucket, correct: true, rationale: "It keeps whole objects under a name, as asked for here." }
          - { text: A disk, rationale: "It belongs to one machine, and many machines read here.", trap: objects }
          - { text: A queue, rationale: "It hands a message over once, and nothing is kept then.", trap: objects }
          - { text: A cache, rationale: "It forgets what is old, and nothing may be lost here.", trap: objects }
        explanation: Objects go to buckets.
${more}`;
}

export function card(id: string, questions: readonly string[], more = ''): string {
  return `  - id: ${id}
    title: Title of ${id}
    trap: Misconception of ${id}
    topic: storage
    importance: important
    objectives: [pick]
${more}    questions:
${questions.join('')}`;
}

export const CARDS = `cards:
${card('objects', [question('first'), question('second')])}`;

export type Files = Readonly<Record<string, string | Uint8Array>>;

export function sourceOf(files: Files) {
  const list = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  return createBankSource('b', list, []);
}

/** Checks the files beside a good bank.yaml, unless they bring their own. */
export function check(files: Files, options: Partial<CheckOptions> = {}): CheckedBank {
  return checkBank(sourceOf({ 'bank.yaml': BANK, ...files }), { ...OPTIONS, ...options });
}

/** `file:line:col level rule message`, without the folder. */
export function lines({ problems }: Pick<CheckedBank, 'problems'>): string[] {
  return problems.map(
    ({ file, line, column, level, rule, message }) =>
      `${file.replace(/^b\//, '')}:${line}:${column} ${level} ${rule} ${message}`,
  );
}
