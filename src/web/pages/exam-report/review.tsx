// Every question of the paper once more, and a choice of which: what was answered, what is right, and why.
import { useState } from 'preact/hooks';
import { Switch } from '../../parts/field.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';
import { ReviewedRow } from './reviewed-row.tsx';
import type { Reported } from './types.ts';
import { useStems } from './use-stems.ts';

const FILTERS = ['all', 'wrong', 'flagged', 'unanswered'] as const;
type Filter = (typeof FILTERS)[number];

const NAMES = {
  all: 'exam.filterAll',
  wrong: 'exam.filterWrong',
  flagged: 'exam.filterFlagged',
  unanswered: 'exam.filterUnanswered',
} as const;

const FITS: Readonly<Record<Filter, (question: Reported) => boolean>> = {
  all: () => true,
  wrong: ({ answered, correct }) => answered && !correct,
  flagged: ({ flagged }) => flagged,
  unanswered: ({ answered }) => !answered,
};

export function Review({ questions }: { readonly questions: readonly Reported[] }) {
  const [filter, setFilter] = useState<Filter>(questions.some(FITS.wrong) ? 'wrong' : 'all');
  const shown = questions.filter(FITS[filter]);
  const stems = useStems(shown.map(({ presentationId }) => presentationId));
  return (
    <Panel title={say('exam.review')}>
      <Switch
        label={say('exam.filter')}
        labelHidden
        options={FILTERS.map((value) => ({
          value,
          text: say(NAMES[value], { count: questions.filter(FITS[value]).length }),
        }))}
        value={filter}
        onChange={setFilter}
      />
      {shown.length === 0 ? (
        <Empty title={say('exam.filterEmpty')} />
      ) : (
        <ol class="review">
          {shown.map((question) => (
            <ReviewedRow
              key={question.presentationId}
              question={question}
              stem={stems[question.presentationId]}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}
