// How far the learner is with each topic, and the way to practise it.

import { useBankTitles } from '../../api/bank-titles.ts';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { rough, shareOr } from './rough.ts';
import { Section, Tells } from './section.tsx';
import type { Topic } from './types.ts';
import './topics.css';

/** Cards of a topic in review below which its recall is not held against that of others. */
const FEWEST = 3;

function tells(topics: readonly Topic[]): string {
  const judged = topics
    .filter(({ review }) => review >= FEWEST)
    .sort((one, other) => (one.averageRetrievability ?? 1) - (other.averageRetrievability ?? 1));
  const weakest = judged[0];
  const share = weakest?.averageRetrievability ?? null;
  if (!weakest || share === null) return say('progress.topicsNone');
  return say('progress.topicsTells', { topic: weakest.title, share: rough(share) });
}

function Row({ topic }: { readonly topic: Topic }) {
  const { bank, title, cards, seen, mature, due, averageRetrievability, correctRate } = topic;
  return (
    <tr>
      <th scope="row">
        {title}
        <ShareBar share={seen / cards} second={mature / cards} />
      </th>
      <td class="number" data-name={say('progress.metShort')}>
        {say('progress.fraction', { have: seen, need: cards })}
      </td>
      <td class="number" data-name={say('progress.knownShort')}>
        {number(mature)}
      </td>
      <td class="number" data-name={say('progress.recallShort')}>
        {averageRetrievability === null ? '–' : rough(averageRetrievability)}
      </td>
      <td class="number topic-right">{shareOr(correctRate)}</td>
      <td class="number" data-name={say('progress.dueShort')}>
        {number(due)}
      </td>
      <td class="topic-go">
        <StartButton wish={{ mode: 'drill', banks: [bank], topics: [topic.topic] }}>
          {say('progress.practise')}
          <span class="hidden"> {title}</span>
        </StartButton>
      </td>
    </tr>
  );
}

function OfBank({ title, topics }: { readonly title: string; readonly topics: readonly Topic[] }) {
  return (
    <table class="topics">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('progress.topic')}</th>
          <th scope="col" class="number">
            {say('progress.seen')}
          </th>
          <th scope="col" class="number">
            {say('progress.known')}
          </th>
          <th scope="col" class="number">
            {say('progress.recall')}
          </th>
          <th scope="col" class="number">
            {say('progress.right')}
          </th>
          <th scope="col" class="number">
            {say('progress.due')}
          </th>
          <th scope="col">
            <span class="hidden">{say('progress.practise')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <Row key={topic.topic} topic={topic} />
        ))}
      </tbody>
    </table>
  );
}

function Body() {
  const shown = useResource(() => take(api.me.stats.topics.$get()));
  const titleOf = useBankTitles();
  return (
    <Loaded resource={shown} height="20rem">
      {({ topics }) => {
        const used = topics.filter(({ cards }) => cards > 0);
        if (used.length === 0) return <Empty title={say('progress.noCards')} />;
        return (
          <>
            <Tells>{tells(used)}</Tells>
            {[...Map.groupBy(used, ({ bank }) => bank)].map(([bank, own]) => (
              <OfBank key={bank} title={titleOf(bank)} topics={own} />
            ))}
            <p class="hint topic-key">
              <span class="swatch topic-key-known" aria-hidden="true" /> {say('progress.known')}
              <span class="swatch topic-key-seen" aria-hidden="true" /> {say('progress.seen')}
            </p>
            <p class="hint">{say('progress.topicsHint')}</p>
          </>
        );
      }}
    </Loaded>
  );
}

export function Topics() {
  return (
    <Section title={say('progress.topics')} height="20rem" wide>
      <Body />
    </Section>
  );
}
