// Setting a card aside, taking it back, forgetting it: shown at once where nothing can be lost, and taken back when refused.
import { useRef, useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import type { Resource } from '../../api/resource.ts';
import { note } from '../../parts/announce.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import type { Card } from '../cards/types.ts';

export type Verb = 'bury' | 'suspend' | 'resume' | 'reset';

export type Changes = {
  /** Of the change that is on its way; null for none. */
  readonly verb: Verb | null;
  /** Gives whether it was done; what went wrong is told already. */
  readonly change: (verb: Verb) => Promise<boolean>;
};

/** How a card looks as soon as it is asked for; a reset is no small thing and waits for its reply. */
const AT_ONCE: Readonly<Record<Verb, ((card: Card) => Card) | null>> = {
  suspend: (card) => ({ ...card, suspended: true }),
  // Where the next learning day begins, the reply tells; until then any instant ahead says "tomorrow".
  bury: (card) => ({ ...card, buriedUntil: new Date(Date.now() + 1).toISOString() }),
  resume: (card) => ({ ...card, suspended: false, buriedUntil: null }),
  reset: null,
};

export function useChanges(cardId: string, { value, set }: Resource<Card>): Changes {
  const [verb, setVerb] = useState<Verb | null>(null);
  const isBusy = useRef(false);

  async function change(next: Verb): Promise<boolean> {
    const before = value;
    if (!before || isBusy.current) return false;
    isBusy.current = true;
    setVerb(next);
    const atOnce = AT_ONCE[next];
    if (atOnce) set(atOnce(before));
    try {
      const call = { param: { cardId, verb: next } };
      set(await take(api.me.cards[':cardId'][':verb'].$post(call)));
      note(say(`cards.${next}Done`));
      return true;
    } catch (error) {
      set(before);
      note(messageOf(error), 'wrong');
      return false;
    } finally {
      isBusy.current = false;
      setVerb(null);
    }
  }
  return { verb, change };
}
