// What a form will be like: how many questions in how many minutes, of which domains, and what no mock exam can promise.
import { Panel } from '../../parts/panel.tsx';
import { month, number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { minutesOf } from './form-length.ts';
import type { DeclaredExam } from './types.ts';

const KINDS = {
  single: 'exam.kindSingle',
  multiple: 'exam.kindMultiple',
  ordering: 'exam.kindOrdering',
  matching: 'exam.kindMatching',
  case: 'exam.kindCase',
  short: 'exam.kindShort',
} as const;

function kindsOf({ types }: DeclaredExam): string {
  const known = types.flatMap((type) => (type in KINDS ? [KINDS[type as keyof typeof KINDS]] : []));
  return known.map((key) => say(key)).join(' · ');
}

export function Domains({ exam }: { readonly exam: DeclaredExam }) {
  return (
    <Panel title={say('exam.domains')}>
      <table class="exam-weights">
        <thead class="hidden">
          <tr>
            <th scope="col">{say('exam.domain')}</th>
            <th scope="col">{say('exam.weight')}</th>
          </tr>
        </thead>
        <tbody>
          {exam.domains.map(({ id, title, weight }) => (
            <tr key={id}>
              <th scope="row">
                {title}
                <span class="exam-weight-bar" aria-hidden="true">
                  <span style={{ width: `${weight}%` }} />
                </span>
              </th>
              <td class="number">{percent(weight / 100, 1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {exam.domains.every(({ topics }) => topics === undefined) && (
        <p class="hint">{say('exam.byTopics')}</p>
      )}
      {!exam.verified && <p class="hint">{say('exam.unverified', { asOf: month(exam.asOf) })}</p>}
    </Panel>
  );
}

export function ExamFacts({
  exam,
  size,
}: {
  readonly exam: DeclaredExam;
  /** Null while no number of questions is chosen. */
  readonly size: number | null;
}) {
  return (
    <>
      <dl class="exam-figures">
        <div>
          <dt>{say('exam.questions')}</dt>
          <dd>{size === null ? '–' : number(size)}</dd>
        </div>
        <div>
          <dt>{say('exam.minutes')}</dt>
          <dd>{size === null ? '–' : number(minutesOf(exam, size))}</dd>
        </div>
        <div>
          <dt>{say('exam.passMark')}</dt>
          <dd>{number(exam.passMark)}</dd>
        </div>
      </dl>
      <ul class="exam-rules">
        <li>{say('exam.ruleKinds', { kinds: kindsOf(exam) })}</li>
        <li>{say('exam.ruleFeedback')}</li>
        <li>{say('exam.ruleReturn')}</li>
        <li>{say('exam.ruleTime')}</li>
      </ul>
    </>
  );
}
