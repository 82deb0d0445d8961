// Skeletons of questions and cards as snippets of an editor: every place to write is a tab stop.
import { questionTypes } from '#core/question/question-types/index.ts';

type Snippet = {
  readonly label: string;
  readonly description: string;
  readonly body: unknown;
};

/** The skeleton with `$1`, `$2` … in the place of its empty texts, in the order in which they are written. */
function withStops(skeleton: unknown): unknown {
  let stop = 0;
  const fill = (value: unknown): unknown => {
    if (value === '') {
      stop += 1;
      return `$${stop}`;
    }
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, fill(inner)]));
  };
  return fill(skeleton);
}

/** One for each kind. */
export function questionSnippets(): Snippet[] {
  return Object.values(questionTypes).map(({ kind, skeleton }) => ({
    label: `new ${kind} question`,
    description: `What a question of type ${kind} needs.`,
    body: withStops({ id: '', type: kind, level: 2, ...skeleton }),
  }));
}

export function cardSnippet(): Snippet {
  const card = { id: '', title: '', trap: '', topic: '', importance: 'important' };
  return {
    label: 'new card',
    description: 'What a card needs, but for its questions.',
    body: withStops(card),
  };
}
