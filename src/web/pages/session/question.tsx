// The question: its topic, why it is asked now, its case, and the stem.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Presentation } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Markdown } from '../../parts/markdown.tsx';
import { say } from '../../words/words.ts';
import { topicName } from './topic-names.ts';
import { whyNow } from './why-now.ts';
import './question.css';

/** Id of the stem, which names the input. */
export const STEM = 'stem';

/** Beside the question on a desk; on a phone above it, and folded away once it was read with the first part. */
export function CaseText({
  about,
}: {
  readonly about: NonNullable<Presentation['question']['case']>;
}) {
  const [isOpen, setOpen] = useState(about.part === 1);
  return (
    <section class="case" aria-label={say('session.case')}>
      <div class="case-head">
        <h2>{say('session.casePartOf', { part: about.part, parts: about.parts })}</h2>
        <div class="case-fold">
          <Button
            look="quiet"
            aria-expanded={isOpen}
            aria-label={say(isOpen ? 'session.caseHide' : 'session.caseShow')}
            onClick={() => setOpen(!isOpen)}
          >
            {say(isOpen ? 'session.caseHideShort' : 'session.caseShowShort')}
            <Icon name={isOpen ? 'up' : 'down'} />
          </Button>
        </div>
      </div>
      <div class={isOpen ? 'case-text' : 'case-text case-folded'}>
        <Markdown text={about.text} />
      </div>
    </section>
  );
}

/** A question that is typed is begun in its field, where a keyboard is at hand; any other at its stem. */
function beginAt(stem: HTMLElement): void {
  const field = stem.closest('.asked')?.querySelector<HTMLElement>('input[type="text"]');
  const hasKeyboard = matchMedia('(hover: hover) and (pointer: fine)').matches;
  window.scrollTo(0, 0);
  stem.closest('.practice-scroll')?.scrollTo(0, 0);
  (field && hasKeyboard ? field : stem).focus({ preventScroll: true });
}

export function Question({ presentation }: { readonly presentation: Presentation }) {
  const { question, reason, issuedAt } = presentation;
  const stem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stem.current) beginAt(stem.current);
  }, []);
  return (
    <>
      <p class="question-meta">
        <span class="badge">{topicName(question.bank, question.topic)}</span>
        <span class="why-now">{whyNow(reason, issuedAt)}</span>
      </p>
      <div class="stem" ref={stem} id={STEM} tabIndex={-1}>
        <Markdown text={question.stem} />
      </div>
    </>
  );
}
