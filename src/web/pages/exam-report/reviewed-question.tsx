// A question of a closed exam, whole: its stem, the answer beside the key, and why; without an answer its key stays secret.
import { useState } from 'preact/hooks';
import { useResource } from '../../api/resource.ts';
import type { Feedback, Presentation } from '../../api/types.ts';
import { InputControl } from '../../inputs/input-control.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Markdown } from '../../parts/markdown.tsx';
import { CaseShown } from '../../practice/case-shown.tsx';
import { Learned } from '../../practice/learned.tsx';
import { ReportDialog } from '../../practice/report-dialog.tsx';
import { say } from '../../words/words.ts';
import { readFeedback, readQuestion } from './read-question.ts';
import type { Reported } from './types.ts';

async function readBoth({ presentationId: id, answered }: Reported) {
  const [presentation, feedback] = await Promise.all([
    readQuestion(id),
    answered ? readFeedback(id) : null,
  ]);
  return { presentation, feedback };
}

function Whole({
  presentation,
  feedback,
}: {
  readonly presentation: Presentation;
  readonly feedback: Feedback | null;
}) {
  const [isDoubted, setDoubted] = useState(false);
  const stem = `stem-${presentation.id}`;
  const { regraded } = feedback ?? {};
  return (
    <>
      <CaseShown question={presentation.question} />
      <div class="review-whole-stem">
        <Markdown id={stem} text={presentation.question.stem} />
      </div>
      {feedback === null && <p class="review-secret">{say('exam.secret')}</p>}
      {regraded && (
        <p class="review-secret">
          {say(regraded.correct ? 'exam.regradedRight' : 'exam.regradedWrong')}
        </p>
      )}
      <InputControl
        input={presentation.input}
        response={feedback?.response ?? null}
        onChange={() => undefined}
        locked
        feedback={feedback ?? undefined}
        labelledBy={stem}
      />
      {feedback && <Learned feedback={feedback} onReport={() => setDoubted(true)} />}
      {isDoubted && (
        <ReportDialog presentationId={presentation.id} onClose={() => setDoubted(false)} />
      )}
    </>
  );
}

export function ReviewedQuestion({ question }: { readonly question: Reported }) {
  const resource = useResource(() => readBoth(question));
  return (
    <div class="review-whole">
      <Loaded resource={resource} height="16rem">
        {(both) => <Whole {...both} />}
      </Loaded>
    </div>
  );
}
