// How well the learner knows what they know: right answers by how sure they said they were.
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { span } from './rough.ts';
import { Section, Tells } from './section.tsx';
import type { Calibration } from './types.ts';

/** Answers below which a feeling is not judged. */
const FEWEST = 10;

const NAMES = {
  guess: 'progress.saidGuess',
  unsure: 'progress.saidUnsure',
  sure: 'progress.saidSure',
} as const;

type Row = Calibration['confidence'][number];

function tells(rows: readonly Row[]): string {
  const of = (confidence: Row['confidence']) => rows.find((row) => row.confidence === confidence);
  const [sure, unsure] = [of('sure'), of('unsure')];
  if (!sure || sure.correctRate === null || sure.n < FEWEST) return say('progress.confidenceFew');
  const what = { share: percent(sure.correctRate), count: sure.n - sure.correct };
  if (!unsure || unsure.correctRate === null || unsure.n < FEWEST)
    return say('progress.sureTells', what);
  if ((sure.low ?? 0) > (unsure.high ?? 1)) return say('progress.feelingHelps', what);
  if ((sure.high ?? 1) < (unsure.low ?? 0)) return say('progress.feelingMisleads', what);
  return say('progress.feelingUnclear', what);
}

function Body() {
  const shown = useResource(() => take(api.me.stats.calibration.$get()));
  return (
    <Loaded resource={shown} height="16rem">
      {({ confidence }) =>
        confidence.every(({ n }) => n === 0) ? (
          <Empty title={say('progress.noConfidence')}>
            <p>{say('progress.noConfidenceHelp')}</p>
          </Empty>
        ) : (
          <>
            <Tells>{tells(confidence)}</Tells>
            <dl class="bars">
              {confidence.map(({ confidence: said, n, correct, correctRate, low, high }) => (
                <div key={said}>
                  <dt>{say(NAMES[said])}</dt>
                  <dd>
                    <ShareBar share={correctRate} low={low} high={high} />
                    <b>{correctRate === null ? '–' : percent(correctRate)}</b>
                    <span class="hint">
                      {n === 0 || low === null || high === null
                        ? say('progress.neverSaid')
                        : say('progress.rightOf', { correct, count: n, span: span(low, high) })}
                    </span>
                  </dd>
                </div>
              ))}
            </dl>
            <p class="hint">{say('progress.spanHint')}</p>
          </>
        )
      }
    </Loaded>
  );
}

export function Confidence() {
  return (
    <Section title={say('progress.confidence')} height="16rem">
      <Body />
    </Section>
  );
}
