// A learner's statistics: progress over the banks, and the forecast of the coming days.
import { dayName, type LearningDay } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import { standingAnswers } from '#core/memory/log.ts';
import type { Memory } from '#core/memory/memory.ts';
import { remainingToday } from '#core/practice/limits.ts';
import { isHeld } from '#core/practice/queue.ts';
import type { CardKey } from '#core/question/catalogue.ts';
import { forecast } from '#core/stats/forecast.ts';
import { type Progress, progress } from '#core/stats/progress.ts';
import { dayOffTest } from '#core/stats/streak.ts';
import { doneOn, momentOf, paramsOf } from './practice-facts.ts';
import type { Call, World } from './world.ts';

export type ShownProgress = {
  readonly day: string;
  readonly total: Progress;
  readonly banks: readonly (Progress & { readonly bank: string })[];
};

export async function showProgress(
  world: World,
  learner: Learner,
  call: Call,
): Promise<ShownProgress> {
  const { settings } = learner;
  const memories = await world.store.memories(learner.key);
  const answers = standingAnswers(await world.store.log(learner.key));
  return world.store.look(learner.key, (view) => {
    const { day } = momentOf(view.last, settings, call.now);
    const params = paramsOf(view.learner);
    const of = (cards: Iterable<number>): Progress =>
      progress({
        cards,
        memories,
        holds: view.holds(),
        answers,
        today: day,
        retrievability: (memory) => world.scheduler.retrievability(memory, day, params),
        isKept: dayOffTest(settings.daysOff),
      });
    const banks = [...world.catalogue().banks].map(([bank, { cards }]) => ({
      bank,
      keys: cards.map(({ key }) => key),
    }));
    return {
      day: dayName(day),
      total: of(banks.flatMap(({ keys }) => keys)),
      banks: banks.map(({ bank, keys }) => ({ bank, ...of(keys) })),
    };
  });
}

export type ShownForecast = {
  readonly days: readonly {
    readonly day: string;
    readonly due: number;
    readonly new: number;
    readonly total: number;
    readonly carried: number;
  }[];
};

/** `days` 1–365, today included. */
export async function showForecast(
  world: World,
  learner: Learner,
  days: number,
  call: Call,
): Promise<ShownForecast> {
  const { settings } = learner;
  const memories = await world.store.memories(learner.key);
  return world.store.look(learner.key, (view) => {
    const { day } = momentOf(view.last, settings, call.now);
    const holds = view.holds();
    const cards = [...world.catalogue().banks.values()]
      .flatMap((bank) => bank.cards)
      .filter(({ key }) => holds.get(key)?.suspended !== true);
    const dueDay = (key: CardKey, { dueDay: due }: Memory): LearningDay =>
      Math.max(due, holds.get(key)?.buriedUntil ?? due);
    const rows = forecast({
      dueDays: cards.flatMap(({ key }) => {
        const memory = memories.get(key);
        return memory ? [dueDay(key, memory)] : [];
      }),
      today: day,
      days,
      reviewsPerDay: settings.reviewsPerDay,
      newPerDay: settings.newPerDay,
      newRemaining: cards.filter(({ key }) => !memories.has(key) && !isHeld(holds.get(key), day))
        .length,
      leftToday: remainingToday(settings, doneOn(view, day)),
    });
    return { days: rows.map((row) => ({ ...row, day: dayName(row.day) })) };
  });
}
