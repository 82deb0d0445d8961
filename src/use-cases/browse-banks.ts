// The catalogue as anybody may see it: banks and exams, counts and topics, never a key.
import { createHash } from 'node:crypto';
import { notFound } from '#core/base/errors.ts';
import type { Exam } from '#core/question/bank.ts';
import type { CatalogueBank } from '#core/question/catalogue.ts';
import type { World } from './world.ts';

export type ShownBank = {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly license: string;
  readonly counts: {
    readonly cards: number;
    readonly questions: number;
    readonly objectives: number;
  };
  readonly topics: readonly {
    readonly id: string;
    readonly title: string;
    readonly cards: number;
  }[];
  readonly exams: readonly {
    readonly code: string;
    readonly title: string;
    readonly cards: number;
  }[];
  readonly objectives: { readonly total: number; readonly covered: number };
};

export type ShownExam = Exam & {
  readonly code: string;
  readonly banks: readonly { readonly id: string; readonly cards: number }[];
};

function show({ bank, cards }: CatalogueBank): ShownBank {
  const objectives = bank.objectives ?? [];
  const covered = new Set(cards.flatMap((card) => card.objectives));
  return {
    id: bank.bank,
    title: bank.title,
    language: bank.language,
    license: bank.license,
    counts: {
      cards: cards.length,
      questions: cards.reduce((sum, { questions }) => sum + questions.length, 0),
      objectives: objectives.length,
    },
    topics: Object.entries(bank.topics).map(([id, title]) => ({
      id,
      title,
      cards: cards.filter(({ topic }) => topic === id).length,
    })),
    exams: Object.entries(bank.exams ?? {}).map(([code, { title }]) => ({
      code,
      title,
      cards: cards.filter(({ exams }) => exams.includes(code)).length,
    })),
    objectives: {
      total: objectives.length,
      covered: objectives.filter(({ id }) => covered.has(id)).length,
    },
  };
}

export function listBanks(world: World): ShownBank[] {
  return [...world.catalogue().banks.values()].map(show);
}

/** Throws `not-found`. */
export function getBank(world: World, id: string): ShownBank {
  const bank = world.catalogue().banks.get(id);
  if (!bank) throw notFound();
  return show(bank);
}

/** Exams that banks declare, by code; the first bank by id that declares one describes it. */
export function listExams(world: World): ShownExam[] {
  const exams = new Map<string, Exam>();
  for (const { bank } of world.catalogue().banks.values()) {
    for (const [code, exam] of Object.entries(bank.exams ?? {})) {
      if (!exams.has(code)) exams.set(code, exam);
    }
  }
  return [...exams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, exam]) => ({
      code,
      ...exam,
      banks: [...world.catalogue().banks.values()].flatMap(({ bank, cards }) => {
        const count = cards.filter((card) => card.exams.includes(code)).length;
        return count === 0 ? [] : [{ id: bank.bank, cards: count }];
      }),
    }));
}

/** A strong validator of what is shown: it changes when the shown thing does, and tells nothing about keys. */
export function entityTag(shown: unknown): string {
  return `"${createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32)}"`;
}
