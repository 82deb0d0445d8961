// A revision: the exact wording, key and explanation that a learner saw, complete in itself and never changed.
import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';

/** A card that an option of a question names, as its author words it. */
export type NamedTrap = { readonly title: string; readonly misconception: string | null };

export type CitedSource = {
  readonly title: string;
  readonly section: string | null;
  readonly asOf: string | null;
};

/** Everything that showing, grading and explaining a question needs; `content` fits the schema of its type. */
export type Revision = {
  /** First 32 hex digits of the SHA-256 over all other fields in canonical JSON (RFC 8785). */
  readonly hash: string;
  readonly type: string;
  readonly content: unknown;
  readonly sources: readonly CitedSource[];
  /** Author's card id → the trap, for each card that an option names. */
  readonly traps: Readonly<Record<string, NamedTrap>>;
};

/** Fields of a question, or of a part of a case, that change nothing that a learner sees. */
const BOOKKEEPING = new Set([
  'id',
  'aliases',
  'edit',
  'replaces',
  'waive',
  'sources',
  'studyFormat',
  'level',
]);

function wordingOf(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(wordingOf);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content)
      .filter(([field]) => !BOOKKEEPING.has(field))
      .map(([field, value]) => [field, wordingOf(value)]),
  );
}

/** Makes the revision of a question. Equal wording gives an equal hash, whatever the file, id or order of fields. */
export function createRevision(from: Omit<Revision, 'hash'>): Revision {
  // Copies, because json-canonicalize can take an object that is used twice for a circle.
  const traps = Object.entries(from.traps).map(([card, trap]) => [card, { ...trap }]);
  const text = canonicalize({
    type: from.type,
    content: wordingOf(from.content),
    sources: from.sources.map((source) => ({ ...source })),
    traps: Object.fromEntries(traps),
  });
  return { ...from, hash: createHash('sha256').update(text).digest('hex').slice(0, 32) };
}
