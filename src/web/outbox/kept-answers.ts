// The answers in the outbox as this tab sees them, and every way in which one of them changes.
import { computed, signal } from '@preact/signals';
import { delMany, entries, promisifyRequest, set } from 'idb-keyval';
import type { AnswerBody } from '../api/types.ts';
import { onTold, tellTabs } from '../tabs/tell-tabs.ts';
import { answers } from './database.ts';
import { isWaiting, type KeptAnswer } from './kept-answer.ts';
import { presentationKept } from './kept-replies.ts';
import { isMine, owner } from './owner.ts';

/** What became of an answer is remembered for so long. */
const REMEMBERED_MS = 7 * 86_400_000;

/** Everything of this learner, oldest first. */
export const keptAnswers = signal<readonly KeptAnswer[]>([]);

export const waiting = computed(() =>
  keptAnswers.value.filter((answer) => isWaiting(answer, Date.now())),
);
/** What became of these was not seen yet. */
export const settled = computed(() =>
  keptAnswers.value.filter(
    ({ fate, isSeen }) => (fate.state === 'told' || fate.state === 'refused') && !isSeen,
  ),
);

/** Reads the outbox anew. */
export async function readOutbox(): Promise<void> {
  const all = await entries<string, KeptAnswer>(answers);
  const mine = all.map(([, answer]) => answer).filter(isMine);
  keptAnswers.value = mine.sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
}

async function readEverywhere(): Promise<void> {
  await readOutbox();
  tellTabs({ kind: 'outbox' });
}

/** In one transaction; nothing happens when another answer has taken its place since. `to` gives null for what goes. */
function change(
  { presentationId, clientAnswerId }: KeptAnswer,
  to: (now: KeptAnswer) => KeptAnswer | null,
): Promise<void> {
  return answers('readwrite', (store) => {
    const read: IDBRequest<KeptAnswer | undefined> = store.get(presentationId);
    read.onsuccess = () => {
      const now = read.result;
      if (now?.clientAnswerId !== clientAnswerId) return;
      const next = to(now);
      if (next) store.put(next, presentationId);
      else store.delete(presentationId);
    };
    return promisifyRequest(store.transaction);
  });
}

/** Writes down an answer before it is sent. Null when this browser keeps nothing, as some do in private windows. */
export async function keepAnswer(
  presentationId: string,
  answer: AnswerBody,
  revises: boolean,
): Promise<KeptAnswer | null> {
  try {
    const presentation = await presentationKept(presentationId);
    const kept: KeptAnswer = {
      ...answer,
      clientAnswerId: crypto.randomUUID(),
      presentationId,
      sessionId: presentation?.sessionId ?? null,
      stem: presentation?.question.stem ?? '',
      owner: owner(),
      answeredAt: new Date().toISOString(),
      revises,
      since: Date.now(),
      isSeen: false,
      fate: { state: 'sending' },
    };
    await set(presentationId, kept, answers);
    return kept;
  } catch {
    return null;
  }
}

/** What became of some answers. */
export async function settle(
  fates: readonly (readonly [KeptAnswer, KeptAnswer['fate']])[],
): Promise<void> {
  for (const [answer, fate] of fates)
    await change(answer, (now) => ({ ...now, fate, since: Date.now() }));
  await readEverywhere();
}

/** The server has it, or never will, and the screen says so itself. */
export async function drop(answer: KeptAnswer): Promise<void> {
  await change(answer, () => null);
  // One that only passed through was seen by nobody.
  if (keptAnswers.value.some((one) => one.presentationId === answer.presentationId))
    await readEverywhere();
}

/** The learner has seen what became of these. */
export async function markSeen(seen: readonly KeptAnswer[]): Promise<void> {
  for (const answer of seen) await change(answer, (now) => ({ ...now, isSeen: true }));
  await readEverywhere();
}

async function forgetOld(): Promise<void> {
  const old = keptAnswers.value.filter(
    ({ fate, since }) =>
      (fate.state === 'told' || fate.state === 'refused') && Date.now() - since > REMEMBERED_MS,
  );
  const ids = old.map(({ presentationId }) => presentationId);
  await delMany(ids, answers);
}

let opened: Promise<void> | undefined;

/** Resolves when the outbox was read. */
export function openOutbox(): Promise<void> {
  opened ??= (async () => {
    onTold(({ kind }) => kind === 'outbox' && void readOutbox());
    await readOutbox();
    await forgetOld();
  })().catch(() => undefined);
  return opened;
}
