// One question in the review: a line that says how it went, and when opened all of it.
import { useState } from 'preact/hooks';
import { Mark } from '../../inputs/mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { runningTime } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { ReviewedQuestion } from './reviewed-question.tsx';
import type { Reported } from './types.ts';

function HowItWent({ question }: { readonly question: Reported }) {
  if (!question.answered) return <Mark tone="plain">{say('exam.notAnswered')}</Mark>;
  if (question.correct) return <Mark tone="right">{say('exam.right')}</Mark>;
  return <Mark tone="wrong">{say('exam.wrong')}</Mark>;
}

export function ReviewedRow({
  question,
  stem,
}: {
  readonly question: Reported;
  /** Undefined until it was read. */
  readonly stem: string | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  const { position, flagged, underReview, elapsedMs, trap } = question;
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span class="review-number">{say('exam.question', { number: position + 1 })}</span>
          <span class="review-marks">
            <HowItWent question={question} />
            {flagged && (
              <span class="review-mark">
                <Icon name="flag" />
                {say('exam.flagged')}
              </span>
            )}
            {underReview && <span class="review-mark">{say('exam.underReview')}</span>}
            {elapsedMs !== null && (
              <span class="review-mark">
                <Icon name="exam" />
                <span class="hidden">{say('exam.timeSpent')}</span>
                {runningTime(Math.round(elapsedMs / 1000))}
              </span>
            )}
          </span>
          <span class="review-stem">{stem ?? '\u00a0'}</span>
          {trap && (
            <span class="review-mark">
              <Icon name="traps" />
              {say('exam.tookTrap', { trap: trap.title })}
            </span>
          )}
        </summary>
        {isOpen && <ReviewedQuestion question={question} />}
      </details>
    </li>
  );
}
