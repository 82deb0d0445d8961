// How far predictions can be trusted: what was predicted, in steps of ten per cent, against what came of it.
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Chart } from '../../charts/chart.tsx';
import { Figures } from '../../charts/figures.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { shareOr, span } from './rough.ts';
import { Section, Tells } from './section.tsx';
import type { Calibration as Shown } from './types.ts';
import './calibration.css';

/** Below so many answers the API holds its measures back. */
const NEEDED = 30;

function Bins({ predictions }: { readonly predictions: Shown['predictions'] }) {
  const bins = predictions.bins.filter(({ n }) => n > 0);
  return (
    <>
      <Chart
        spec={{
          places: { kind: 'shares', shares: bins.map(({ predicted }) => predicted ?? 0) },
          measure: 'share',
          diagonal: true,
          series: [
            {
              label: say('progress.observed'),
              look: 'points',
              ink: 'accent',
              values: bins.map(({ observed }) => observed),
              low: bins.map(({ low }) => low),
              high: bins.map(({ high }) => high),
            },
          ],
        }}
        label={say('progress.calibrationShows', { count: bins.length })}
      />
      <p class="hint">{say('progress.calibrationHint')}</p>
      <Figures
        title={say('progress.calibrationTable')}
        head={[
          say('progress.predicted'),
          say('progress.reviews'),
          say('progress.observed'),
          say('progress.range'),
        ]}
        rows={bins.map(({ from, to, n, observed, low, high }) => [
          span(from, to),
          number(n),
          shareOr(observed),
          low === null || high === null ? '–' : span(low, high),
        ])}
      />
    </>
  );
}

/** Whether predictions are corrected by what happened to earlier ones. */
function correction({ answers, needed, kept }: Shown['recalibration']): string {
  if (kept) return say('progress.bent');
  if (answers >= needed) return say('progress.notBent');
  return say('progress.bentLater', { have: answers, need: needed });
}

function Trust({ shown }: { readonly shown: Shown }) {
  const { predictions, probes, recalibration } = shown;
  if (predictions.calibrationError === null)
    return (
      <Empty title={say('progress.notEnough')}>
        <p>{say('progress.calibrationFew', { have: predictions.n, need: NEEDED })}</p>
      </Empty>
    );
  return (
    <>
      <Tells>
        {say('progress.calibrationTells', {
          points: number(predictions.calibrationError * 100),
          count: predictions.n,
        })}
      </Tells>
      <Bins predictions={predictions} />
      <ul class="calibration-facts">
        {probes.observed !== null && probes.predicted !== null && (
          <li>
            {say('progress.probes', {
              count: probes.n,
              observed: percent(probes.observed),
              predicted: percent(probes.predicted),
            })}
          </li>
        )}
        <li>{correction(recalibration)}</li>
      </ul>
    </>
  );
}

function Body() {
  const shown = useResource(() => take(api.me.stats.calibration.$get()));
  return (
    <Loaded resource={shown} height="24rem">
      {(calibration) => <Trust shown={calibration} />}
    </Loaded>
  );
}

export function Calibration() {
  return (
    <Section title={say('progress.calibration')} height="24rem">
      <Body />
    </Section>
  );
}
