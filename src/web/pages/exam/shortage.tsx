// The cards cannot fill so long a form: why, and the longest that they can, as an offer.
import { ApiProblem } from '../../api/problem.ts';
import { Button } from '../../parts/button.tsx';
import { number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { minutesOf } from './form-length.ts';
import type { DeclaredExam } from './types.ts';

export type Shortage = {
  /** Questions of the longest form that is possible; 0 for none. */
  readonly largest: number;
  /** What is missing where, as the API says it. */
  readonly details: readonly string[];
};

/** What the API offers instead, or null when it was refused for another reason. */
export function shortageOf(error: unknown): Shortage | null {
  if (!(error instanceof ApiProblem)) return null;
  const { largestSize, errors } = error.document;
  if (typeof largestSize !== 'number') return null;
  const listed = Array.isArray(errors) ? (errors as readonly { readonly detail?: unknown }[]) : [];
  return { largest: largestSize, details: listed.map(({ detail }) => String(detail ?? '')) };
}

export function ShortageNote({
  exam,
  shortage,
  busy,
  onTake,
}: {
  readonly exam: DeclaredExam;
  readonly shortage: Shortage;
  readonly busy: boolean;
  readonly onTake: (size: number) => void;
}) {
  const { largest, details } = shortage;
  return (
    <div class="exam-shortage" role="alert">
      <p>
        <strong>
          {largest > 0
            ? say('exam.shortage', { count: largest })
            : say('exam.shortageAll', { exam: exam.code })}
        </strong>
      </p>
      {details.length > 0 && (
        <details>
          <summary>{say('exam.shortageWhy')}</summary>
          <ul lang="en">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </details>
      )}
      {largest > 0 && (
        <Button look="strong" size="large" busy={busy} onClick={() => onTake(largest)}>
          {say('exam.takeLargest', {
            count: largest,
            minutes: number(minutesOf(exam, largest)),
          })}
        </Button>
      )}
    </div>
  );
}
