// How each domain went: bars with their intervals, the same in a table, and where to begin.
import { Panel } from '../../parts/panel.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { shareOf, weakest } from './judge.ts';
import type { Domain } from './types.ts';

function Bar({ domain }: { readonly domain: Domain }) {
  const { title, correct, total, low, high } = domain;
  return (
    <li class="report-domain">
      <h3>{title}</h3>
      <p class="report-domain-sum">
        <strong>{say('exam.rightOf', { right: correct, total })}</strong>
        <span>{say('exam.between', { low: percent(low), high: percent(high) })}</span>
      </p>
      <ShareBar share={shareOf(domain)} low={low} high={high} />
    </li>
  );
}

function Table({ domains }: { readonly domains: readonly Domain[] }) {
  return (
    <Scroll label={say('exam.asTable')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('exam.domain')}</th>
            <th scope="col" class="number">
              {say('exam.weight')}
            </th>
            <th scope="col" class="number">
              {say('exam.right')}
            </th>
            <th scope="col" class="number">
              {say('exam.share')}
            </th>
            <th scope="col" class="number">
              {say('exam.intervalName')}
            </th>
          </tr>
        </thead>
        <tbody>
          {domains.map((domain) => (
            <tr key={domain.id}>
              <th scope="row">{domain.title}</th>
              <td class="number">{percent(domain.weight / 100, 1)}</td>
              <td class="number">
                {number(domain.correct)} / {number(domain.total)}
              </td>
              <td class="number">{percent(shareOf(domain))}</td>
              <td class="number">
                {percent(domain.low)} – {percent(domain.high)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Begin({
  domain,
  exam,
  topics,
}: {
  readonly domain: Domain;
  readonly exam: string | null;
  readonly topics: readonly string[];
}) {
  const { title, correct: right, total } = domain;
  const wish = { mode: 'drill' as const, topics: [...topics], ...(exam === null ? {} : { exam }) };
  return (
    <div class="report-begin">
      <p>{say('exam.weakest', { domain: title, right, total })}</p>
      {topics.length > 0 && <StartButton wish={wish}>{say('exam.practiseDomain')}</StartButton>}
    </div>
  );
}

export function Domains({
  domains,
  exam,
  topics,
  isByTopic,
}: {
  readonly domains: readonly Domain[];
  readonly exam: string | null;
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly isByTopic: boolean;
}) {
  const asked = domains.filter(({ total }) => total > 0);
  const first = weakest(asked);
  return (
    <Panel title={say(isByTopic ? 'exam.byTopic' : 'exam.byDomain')}>
      {first && <Begin domain={first} exam={exam} topics={topics.get(first.id) ?? []} />}
      <ul class="report-domains">
        {asked.map((domain) => (
          <Bar key={domain.id} domain={domain} />
        ))}
      </ul>
      <p class="hint">{say('exam.intervalHelp')}</p>
      <details class="report-table">
        <summary>{say('exam.asTable')}</summary>
        <Table domains={domains} />
      </details>
    </Panel>
  );
}
