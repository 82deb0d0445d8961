// Layouts for tests: a secret and a presentation, both given by a name.
import { createLayout } from '#core/question/layout.ts';
import type { Layout, Slot } from '#core/question/question-type.ts';

const secret = new TextEncoder().encode('a secret of thirty-two characters');

export function layoutFor(slots: readonly Slot[], presentation = 'prs_first'): Layout {
  return createLayout(secret, presentation, 'revision', slots);
}
