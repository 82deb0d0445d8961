// A question as it is asked: where the session stands, why now, the case, the stem, and what may be typed.
import type { Asking } from './asking.ts';
import { kindOf } from './input-kinds/index.ts';
import { BLANK, type Line } from './lines.ts';
import type { Confidence, Presentation, Progress, Revealed } from './replies.ts';

/** The members of a presentation that say what is asked. */
export type Asked = {
  readonly question: Pick<Presentation['question'], 'stem' | 'case'>;
  readonly input: Presentation['input'];
};

/** What is asked, and what may be typed for each thing that is offered. */
export function askedLines({ question, input }: Asked, withCase: boolean): Line[] {
  const shown = kindOf(input).show(input);
  return [
    ...(question.case && withCase ? [{ text: question.case.text }, BLANK] : []),
    { text: question.stem, tone: 'strong' },
    BLANK,
    ...shown,
    ...(shown.length === 0 ? [] : [BLANK]),
  ];
}

/** The text of a case is shown with its first part, and where the learner comes upon it later. */
export function questionScreen(
  { question, reason, input }: Presentation,
  { answered, planned }: Progress,
  withCase: boolean,
): Line[] {
  const part = question.case ? ` · part ${question.case.part} of ${question.case.parts}` : '';
  return [
    BLANK,
    {
      text: `${answered + 1}/${planned} · ${question.topic}${part} · ${reason.text}`,
      tone: 'faint',
    },
    BLANK,
    ...askedLines({ question, input }, withCase),
  ];
}

export function promptLine({ prompt }: Asking): Line {
  return { text: prompt, tone: 'faint' };
}

/** What stands before the typed text: how sure the learner is, once they said so. */
export function prefixOf(confidence: Confidence | null): string {
  return confidence === null ? '> ' : `${confidence}> `;
}

export function revealScreen({ key }: Pick<Revealed, 'key'>): Line[] {
  return [
    BLANK,
    { label: 'Model answer:', text: key.answer },
    ...key.points.map((point) => ({ label: '-', text: point, indent: 2 })),
    BLANK,
  ];
}
