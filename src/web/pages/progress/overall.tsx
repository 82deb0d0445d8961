// How far the learner is over all banks: the figures of everything, and of each bank and type of question.

import { useBankTitles } from '../../api/bank-titles.ts';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Figures } from '../../charts/figures.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Empty } from '../../parts/panel.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { number, percent, time } from '../../words/format.ts';
import { type PhraseKey, say } from '../../words/words.ts';
import { FigureTile } from './figure-tile.tsx';
import { shareOr } from './rough.ts';
import { Section, Tells } from './section.tsx';
import type { Overall as Shown } from './types.ts';

const TYPES: Readonly<Record<string, PhraseKey>> = {
  single: 'progress.typeSingle',
  multiple: 'progress.typeMultiple',
  ordering: 'progress.typeOrdering',
  matching: 'progress.typeMatching',
  case: 'progress.typeCase',
  short: 'progress.typeShort',
  recall: 'progress.typeRecall',
};

/** The name of a type of question; its own one for a type that this page does not know. */
function typeName(type: string): string {
  const key = TYPES[type];
  return key ? say(key) : type;
}

function Tiles({ total }: { readonly total: Shown['total'] }) {
  return (
    <dl class="tiles">
      <FigureTile name={say('progress.seen')} hint={say('progress.seenOf', { count: total.cards })}>
        {number(total.seen)}
      </FigureTile>
      <FigureTile name={say('progress.known')} hint={say('progress.knownHint')}>
        {number(total.mature)}
      </FigureTile>
      <FigureTile name={say('progress.due')} hint={say('progress.dueHint')}>
        {number(total.due)}
      </FigureTile>
      <FigureTile name={say('progress.recall')} hint={say('progress.recallHint')}>
        {shareOr(total.averageRetrievability)}
      </FigureTile>
      <FigureTile
        name={say('progress.right')}
        hint={say('progress.answers', { count: total.answered })}
      >
        {shareOr(total.correctRate)}
      </FigureTile>
      <FigureTile
        name={say('progress.streak')}
        hint={say('progress.studied', { count: total.daysStudied, time: time(total.minutes) })}
      >
        {say('common.days', { count: total.streakDays })}
      </FigureTile>
    </dl>
  );
}

function Body() {
  const shown = useResource(() => take(api.me.stats.progress.$get()));
  const titleOf = useBankTitles();
  return (
    <Loaded resource={shown} height="9rem">
      {({ total, banks, byType }) =>
        total.answered === 0 ? (
          <Empty title={say('progress.nothingYet')}>
            <p>{say('progress.nothingYetHelp')}</p>
            <StartButton wish={{}} look="strong">
              {say('progress.start')}
            </StartButton>
          </Empty>
        ) : (
          <>
            <Tells>
              {say('progress.overallTells', {
                seen: total.seen,
                cards: total.cards,
                count: total.mature,
              })}
            </Tells>
            <Tiles total={total} />
            <Figures
              title={say('progress.byBank')}
              head={[
                say('progress.bank'),
                say('progress.cards'),
                say('progress.seen'),
                say('progress.known'),
                say('progress.due'),
                say('progress.right'),
                say('progress.time'),
              ]}
              rows={banks.map((one) => [
                titleOf(one.bank),
                number(one.cards),
                number(one.seen),
                number(one.mature),
                number(one.due),
                shareOr(one.correctRate),
                time(one.minutes),
              ])}
            />
            <Figures
              title={say('progress.byType')}
              head={[
                say('progress.type'),
                say('progress.answered'),
                say('progress.right'),
                say('progress.seconds'),
              ]}
              rows={byType.map((one) => [
                typeName(one.type),
                number(one.answered),
                one.correctRate === null ? '–' : percent(one.correctRate),
                one.averageSeconds === null ? '–' : number(one.averageSeconds),
              ])}
            />
          </>
        )
      }
    </Loaded>
  );
}

export function Overall() {
  return (
    <Section title={say('progress.overall')} height="9rem" wide>
      <Body />
    </Section>
  );
}
