// The screen of /cards/:cardId: one card, what is remembered of it, when it comes, and all that happened to it.
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { topicTitle } from '../api/bank-titles.ts';
import { api, take } from '../api/client.ts';
import { isUnknown } from '../api/problem.ts';
import { useResource } from '../api/resource.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { say } from '../words/words.ts';
import { Actions } from './card/actions.tsx';
import { CardTrap } from './card/card-trap.tsx';
import { History } from './card/history.tsx';
import { MemoryPanel } from './card/memory-panel.tsx';
import { NextPanel } from './card/next-panel.tsx';
import { RatingsPanel } from './card/ratings-panel.tsx';
import { useChanges } from './card/use-changes.ts';
import { CardBadges } from './cards/card-badges.tsx';
import { listAddress } from './cards/left.ts';
import type { Bank, Card } from './cards/types.ts';
import './card/card.css';

function Lead({ card, bank }: { readonly card: Card; readonly bank: Bank | undefined }) {
  const topic = topicTitle(bank && [bank], card.bank, card.topic);
  const facts = [bank?.title ?? card.bank, topic];
  return (
    <>
      {facts.join(' · ')} ·{' '}
      <span class="card-importance">{say(`cards.importance-${card.importance}`)}</span>
      <CardBadges card={card} />
      {card.retired && <span class="badge">{say('cards.retiredBadge')}</span>}
    </>
  );
}

function Frame(props: {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <nav class="card-way" aria-label={say('cards.wayBack')}>
        <a href={listAddress()}>‹ {say('cards.allCards')}</a>
      </nav>
      <Page title={props.title} lead={props.lead} width="wide">
        {props.children}
      </Page>
    </>
  );
}

function OneCard({ cardId }: { readonly cardId: string }) {
  const resource = useResource(() => take(api.me.cards[':cardId'].$get({ param: { cardId } })));
  const banks = useResource(() => take(api.banks.$get()));
  const changes = useChanges(cardId, resource);
  const { value: card, error } = resource;
  const bank = banks.value?.data.find(({ id }) => id === card?.bank);

  if (isUnknown(error))
    return (
      <Page title={say('cards.unknownTitle')} lead={say('cards.unknown')}>
        <ButtonLink look="strong" href="/cards">
          {say('cards.allCards')}
        </ButtonLink>
      </Page>
    );
  return (
    <Frame title={card?.title ?? say('cards.one')} lead={card && <Lead card={card} bank={bank} />}>
      <Loaded resource={resource} height="60vh">
        {(shown) => (
          <div class="card-columns">
            <div class="card-main">
              <NextPanel card={shown}>
                <Actions card={shown} changes={changes} />
              </NextPanel>
              <MemoryPanel card={shown} />
            </div>
            <div class="card-aside">
              <CardTrap card={shown} />
              {!shown.retired && <RatingsPanel card={shown} />}
            </div>
            <div class="card-past">
              <History card={shown} />
            </div>
          </div>
        )}
      </Loaded>
    </Frame>
  );
}

export function CardPage() {
  const { cardId = '' } = useRoute().params;
  return <OneCard key={cardId} cardId={cardId} />;
}
