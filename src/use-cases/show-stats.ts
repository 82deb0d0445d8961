// A learner's statistics: progress by bank and by topic, the calendar of a year, and the forecast of the coming days.
import { dayName, dayOfDate, type LearningDay } from '#core/base/time.ts';
import type { Learner } from '#core/learner/learner.ts';
import type { Memory } from '#core/memory/memory.ts';
import { isHeld } from '#core/practice/queue.ts';
import type { CardKey, CatalogueCard } from '#core/question/catalogue.ts';
import { forecast } from '#core/stats/forecast.ts';
import { minutesIn } from '#core/stats/minutes.ts';
import {
  type Progress,
  progress,
  type TypeTally,
  talliesByCard,
  talliesByType,
} from '#core/stats/progress.ts';
import { sumTallies } from '#core/stats/tally.ts';
import type { PracticeView } from '#store/practice-view.ts';
import { streakOf } from './free-days.ts';
import { holdsOf, leftOn, momentOf, paramsOf, wholeDay } from './practice-facts.ts';
import type { Call, World } from './world.ts';

type Studied = {
  /** Learning days with an answer to a card of the set, one retired since included. */
  readonly daysStudied: number;
  /** Learning days in a row with an answer to any card of any bank; see `streak`. */
  readonly streakDays: number;
};

export type ShownProgress = {
  readonly day: string;
  readonly total: Progress & Studied;
  readonly banks: readonly (Progress & Studied & { readonly bank: string })[];
  /** Answers to the cards in use, by question type. */
  readonly byType: readonly TypeTally[];
};

/** Counts sets of cards as of a learning day. */
function counter(
  world: World,
  view: PracticeView,
  memories: ReadonlyMap<CardKey, Memory>,
  day: LearningDay,
): (cards: readonly CatalogueCard[]) => Progress {
  const params = paramsOf(view.learner);
  const holds = view.holds();
  const tallies = talliesByCard(view.questionTallies());
  const resting = holdsOf(world.catalogue(), view);
  const isDue = (card: CardKey, { dueDay }: Memory) =>
    dueDay <= day && !isHeld(resting.get(card), day);
  const retrievability = (memory: Memory) => world.scheduler.retrievability(memory, day, params);
  const facts = { memories, holds, tallies, isDue, retrievability };
  return (cards) => progress({ ...facts, cards: cards.map(({ key }) => key) });
}

export async function showProgress(
  world: World,
  learner: Learner,
  call: Call,
): Promise<ShownProgress> {
  const catalogue = world.catalogue();
  const memories = await world.store.memories(learner.key);
  return world.store.look(learner.key, (view) => {
    const { day } = momentOf(view.last, learner.settings, call.now);
    const of = counter(world, view, memories, day);
    const streakDays = streakOf(catalogue, view, day);
    const days = view.days(Number.MIN_SAFE_INTEGER);
    const daysOf = (bank: string) => days.filter((row) => row.bank === bank).length;
    const banks = [...catalogue.banks];
    const cards = banks.flatMap(([, bank]) => bank.cards);
    const inUse = new Set(cards.map(({ key }) => key));
    return {
      day: dayName(day),
      total: { ...of(cards), daysStudied: new Set(days.map((row) => row.day)).size, streakDays },
      banks: banks.map(([bank, { cards: ofBank }]) => ({
        bank,
        ...of(ofBank),
        daysStudied: daysOf(bank),
        streakDays,
      })),
      byType: talliesByType(view.questionTallies().filter(({ card }) => inUse.has(card))),
    };
  });
}

export type ShownTopics = {
  readonly day: string;
  /** By bank, in the order in which each bank names its topics; those without cards too. */
  readonly topics: readonly (Progress & {
    readonly bank: string;
    readonly topic: string;
    readonly title: string;
  })[];
};

export async function showTopics(world: World, learner: Learner, call: Call): Promise<ShownTopics> {
  const memories = await world.store.memories(learner.key);
  return world.store.look(learner.key, (view) => {
    const { day } = momentOf(view.last, learner.settings, call.now);
    const of = counter(world, view, memories, day);
    const topics = [...world.catalogue().banks].flatMap(([bank, { bank: head, cards }]) =>
      Object.entries(head.topics).map(([topic, title]) => ({
        bank,
        topic,
        title,
        ...of(cards.filter((card) => card.topic === topic)),
      })),
    );
    return { day: dayName(day), topics };
  });
}

export type ShownYear = {
  readonly year: number;
  /** Learning days with an answer, oldest first. */
  readonly days: readonly {
    readonly day: string;
    readonly answered: number;
    readonly correct: number;
    readonly minutes: number;
    readonly new: number;
    readonly reviews: number;
    readonly lapses: number;
  }[];
};

/** The learning days that began in a calendar year; without one, in this learning day's. */
export async function showYear(
  world: World,
  learner: Learner,
  wanted: number | null,
  call: Call,
): Promise<ShownYear> {
  return world.store.look(learner.key, (view) => {
    const { day: today } = momentOf(view.last, learner.settings, call.now);
    const year = wanted ?? Number(dayName(today).slice(0, 4));
    const end = dayOfDate(`${year + 1}-01-01`);
    const rows = view.days(dayOfDate(`${year}-01-01`)).filter(({ day }) => day < end);
    const days = [...Map.groupBy(rows, ({ day }) => day)].map(([day, ofDay]) => {
      const { answers, correct, toldMs, newCards, reviews, lapses } = sumTallies(ofDay);
      const minutes = minutesIn(toldMs);
      const counts = { answered: answers, correct, minutes, new: newCards, reviews, lapses };
      return { day: dayName(day), ...counts };
    });
    return { year, days };
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
    const holds = holdsOf(world.catalogue(), view);
    const cards = [...world.catalogue().banks.values()]
      .flatMap((bank) => bank.cards)
      .filter(({ key }) => holds.get(key)?.suspended !== true);
    const dueDay = (key: CardKey, { dueDay: due }: Memory): LearningDay =>
      Math.max(due, holds.get(key)?.buriedUntil ?? due);
    const unseen = cards.filter(({ key }) => !memories.has(key));
    const isBuried = ({ key }: CatalogueCard) => isHeld(holds.get(key), day);
    const rows = forecast({
      dueDays: cards.flatMap(({ key }) => {
        const memory = memories.get(key);
        return memory ? [dueDay(key, memory)] : [];
      }),
      today: day,
      days,
      reviewsPerDay: settings.reviewsPerDay,
      newPerDay: settings.newPerDay,
      cardsPerDay: wholeDay(view),
      newRemaining: unseen.filter((card) => !isBuried(card)).length,
      newReturning: unseen.filter(isBuried).map(({ key }) => holds.get(key)?.buriedUntil ?? day),
      leftToday: leftOn(view, day),
    });
    return { days: rows.map((row) => ({ ...row, day: dayName(row.day) })) };
  });
}
