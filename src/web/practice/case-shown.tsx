// The text of a case in an exam: whole, beside or above each of its questions.
import type { Presentation } from '../api/types.ts';
import { Markdown } from '../parts/markdown.tsx';
import { say } from '../words/words.ts';
import './case-shown.css';

export function casePart({ part, parts }: NonNullable<Presentation['question']['case']>): string {
  return say('exam.casePart', { part, parts });
}

export function CaseShown({ question }: { readonly question: Presentation['question'] }) {
  const told = question.case;
  if (!told) return null;
  return (
    <section class="case-shown" aria-label={casePart(told)}>
      <p class="case-shown-part">{casePart(told)}</p>
      <Markdown text={told.text} />
    </section>
  );
}
