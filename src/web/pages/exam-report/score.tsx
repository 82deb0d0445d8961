// The score with its interval, in a figure, a bar and plain words; and what it is not.
import { Panel } from '../../parts/panel.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { judge, YARDSTICK } from './judge.ts';
import type { Report } from './types.ts';

const WORDS = {
  clear: 'exam.judgeClear',
  likely: 'exam.judgeLikely',
  open: 'exam.judgeOpen',
  below: 'exam.judgeBelow',
} as const;

function Figures({ report }: { readonly report: Report }) {
  const { correct, wrong, unanswered, minutes } = report;
  const figures = [
    [say('exam.right'), correct],
    [say('exam.wrong'), wrong - unanswered],
    [say('exam.notAnswered'), unanswered],
    [say('exam.minutes'), Math.round(minutes)],
  ] as const;
  return (
    <dl class="report-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Score({ report }: { readonly report: Report }) {
  const { score, low, high, correct, wrong, passMark, underReview } = report;
  return (
    <Panel>
      <div class="report-score">
        <p class="report-share">
          <strong>{percent(score)}</strong>
          <span>{say('exam.rightOf', { right: correct, total: correct + wrong })}</span>
        </p>
        <div class="report-verdict">
          <h2>{say(WORDS[judge(report)])}</h2>
          <p>{say('exam.interval', { low: percent(low), high: percent(high) })}</p>
        </div>
      </div>
      <ShareBar share={score} low={low} high={high} mark={YARDSTICK} />
      <p class="report-yardstick">
        {say('exam.yardstick', { share: percent(YARDSTICK), passMark: number(passMark) })}
      </p>
      <Figures report={report} />
      {underReview > 0 && <p>{say('exam.underReviewCount', { count: underReview })}</p>}
      <p class="report-practice">{say('exam.practice')}</p>
    </Panel>
  );
}
