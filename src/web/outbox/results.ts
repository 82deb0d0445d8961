// What became of kept answers, counted: for the strip, and for the screen of the session that they belong to.
import type { Feedback } from '../api/types.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { keptAnswers, markSeen, settled } from './kept-answers.ts';

export type Results = {
  /** Of those whose result is known: not of an exam. */
  readonly right: number;
  readonly wrong: number;
  /** All that the server took, whatever it told. */
  readonly sent: number;
  readonly refused: number;
};

export function resultsOf(answers: readonly KeptAnswer[]): Results {
  const count = (is: (answer: KeptAnswer) => boolean) => answers.filter(is).length;
  const isRight = ({ fate }: KeptAnswer) =>
    fate.state === 'told' ? fate.feedback?.outcome.correct : undefined;
  return {
    right: count((answer) => isRight(answer) === true),
    wrong: count((answer) => isRight(answer) === false),
    sent: count(({ fate }) => fate.state === 'told'),
    refused: count(({ fate }) => fate.state === 'refused'),
  };
}

type Sent = { readonly answer: KeptAnswer };
/** What came of one answer that was kept. */
export type KeptResult = Sent & { readonly feedback: Feedback };

/** The results of a session's kept answers that its learner has not seen, oldest first. Reads signals. */
export function resultsIn(session: string): readonly KeptResult[] {
  return keptAnswers.value.flatMap((answer) =>
    answer.sessionId === session &&
    !answer.isSeen &&
    answer.fate.state === 'told' &&
    answer.fate.feedback
      ? [{ answer, feedback: answer.fate.feedback }]
      : [],
  );
}

/** The kept answers of an exam that it holds by now, and that were not told yet. Reads signals. */
export function resultsOfExam(session: string): readonly Sent[] {
  return settled.value
    .filter(({ sessionId, fate }) => sessionId === session && fate.state === 'told')
    .map((answer) => ({ answer }));
}

/** Once its screen has shown them. */
export const resultsSeen = (results: readonly Sent[]): Promise<void> =>
  markSeen(results.map(({ answer }) => answer));
