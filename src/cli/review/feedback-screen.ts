// What a learner reads after an answer: right or wrong in words, the reasons, the trap, the source, and when it comes back.

import { dayName, learningDay } from '#core/base/time.ts';
import { dayFrame } from '#core/learner/learner.ts';
import { kindOf } from './input-kinds/index.ts';
import { BLANK, type Line } from './lines.ts';
import type { AnswerBody, Explained, Feedback, Me, Presentation } from './replies.ts';

export type Given = {
  readonly presentation: Presentation;
  readonly response: AnswerBody['response'];
  readonly feedback: Feedback;
  /** True when the wrong answer brought the card back into this session. */
  readonly returns: boolean;
};

function times(count: number): string {
  return count === 1 ? 'the first time' : `${count} times so far`;
}

function verdictLine({ outcome }: Explained): Line {
  const { correct, partial } = outcome;
  const part =
    !correct && partial !== null && partial > 0
      ? ` Partly right: ${Math.round(partial * 100)} %.`
      : '';
  return correct ? { text: 'RIGHT.', tone: 'right' } : { text: `WRONG.${part}`, tone: 'wrong' };
}

function reviewLines({ underReview }: Feedback): Line[] {
  if (!underReview) return [];
  return [{ text: 'This question is in doubt and under review: the answer moves no memory.' }];
}

function trapLines({ trapHit }: Explained): Line[] {
  if (!trapHit) return [];
  const { title, misconception, times: count } = trapHit;
  const belief = misconception === null ? '' : `: "${misconception}"`;
  return [
    BLANK,
    { text: `You fell for a trap, ${times(count)}: ${title}${belief}`, tone: 'wrong' },
  ];
}

function sourceLines({ sources }: Explained): Line[] {
  return sources.map(({ title, section, asOf }) => {
    const place = section === null ? '' : `, ${section}`;
    const date = asOf === null ? '' : ` (as of ${asOf})`;
    return { text: `Source: ${title}${place}${date}`, tone: 'faint' };
  });
}

function daysUntil(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

function returnLine({ presentation, feedback, returns }: Given, me: Me): Line {
  const { memory, scheduled, recordedAt } = feedback;
  const { case: whole } = presentation.question;
  if (!scheduled && whole && whole.part < whole.parts)
    return { text: 'When it comes back is settled by the last part of the case.' };
  const soon = returns ? 'later in this session' : null;
  if (memory.dueAt === null) return { text: `Comes back: ${soon ?? 'not scheduled yet'}.` };
  const frame = dayFrame(me);
  const day = learningDay(Date.parse(memory.dueAt), frame);
  const then = daysUntil(day - learningDay(Date.parse(recordedAt), frame));
  const unmoved = scheduled ? '' : ', as it was before';
  return {
    text: `Comes back: ${soon ? `${soon}, then ` : ''}${then} (${dayName(day)})${unmoved}.`,
  };
}

/** What explains the answer to anybody. */
export function explainedLines(
  input: Presentation['input'],
  response: AnswerBody['response'],
  feedback: Explained,
): Line[] {
  return [
    BLANK,
    verdictLine(feedback),
    BLANK,
    ...kindOf(input).explain(input, response, feedback),
    ...trapLines(feedback),
    ...(feedback.explanation === '' ? [] : [BLANK, { text: feedback.explanation }]),
    BLANK,
    ...sourceLines(feedback),
  ];
}

export function feedbackScreen(given: Given, me: Me): Line[] {
  const { presentation, response, feedback } = given;
  return [
    ...explainedLines(presentation.input, response, feedback),
    ...reviewLines(feedback),
    returnLine(given, me),
  ];
}
