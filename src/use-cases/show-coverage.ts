// What banks cover: which questions stand for each objective, and what exam their cards could fill. Counts what is valid.
import type { BankSource } from '#authoring/bank-source.ts';
import { readDraft } from '#authoring/check.ts';
import type { BankDraft, CardDraft } from '#authoring/draft.ts';
import { linkHead } from '#authoring/link.ts';
import { placeOf } from '#authoring/yaml/yaml-node.ts';
import { hasErrors, type Place, type Problem } from '#core/base/problem.ts';
import { keyedRandom } from '#core/base/random.ts';
import { createBlueprint } from '#core/exam/blueprint.ts';
import { type CandidateFacts, findCandidates, isGradable } from '#core/exam/candidates.ts';
import { assembleForm } from '#core/exam/form.ts';
import type { Bank } from '#core/question/bank.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueCard, QuestionKey } from '#core/question/catalogue.ts';
import { type Importance, importanceRank } from '#core/question/question.ts';
import { type QuestionContent, questionType } from '#core/question/question-types/index.ts';

export type ObjectiveCoverage = {
  readonly id: string;
  readonly statement: string;
  readonly importance: Importance;
  readonly place: Place;
  /** Cards that list it and have a question; none where the objective is not covered. */
  readonly cards: readonly { readonly card: string; readonly questions: readonly string[] }[];
};

export type BankCoverage = {
  readonly bank: string;
  /** Something in the bank is in error, and what that is was not counted. */
  readonly isPartial: boolean;
  /** Critical ones first, then in author's order. */
  readonly objectives: readonly ObjectiveCoverage[];
};

export type DomainCoverage = {
  readonly id: string;
  readonly title: string;
  /** Percent of the exam. */
  readonly weight: number;
  /** With a question that the exam could ask; each part of a case is one. */
  readonly cards: number;
  readonly questions: number;
  /** Percent of all such questions. */
  readonly share: number;
  /** Questions that the whole exam takes from here and that the cards cannot give; at most one comes from a card, or one case. */
  readonly missing: number;
};

export type ExamCoverage = {
  readonly exam: string;
  readonly title: string;
  /** Of the whole exam, and of the longest mock exam in its proportions that the cards can fill. */
  readonly questions: number;
  readonly possible: number;
  /** Topics stand in the place of domains, because no domain names its topics. */
  readonly byTopic: boolean;
  readonly domains: readonly DomainCoverage[];
  /** Cards for the exam whose topic no domain names. */
  readonly outside: readonly string[];
};

export type Coverage = {
  readonly banks: readonly BankCoverage[];
  readonly exams: readonly ExamCoverage[];
  /** Folders of the banks that are left out, because their bank.yaml is in error. */
  readonly unread: readonly string[];
};

type ReadBank = { readonly draft: BankDraft; readonly bank: Bank; readonly isPartial: boolean };

function readBank(source: BankSource): ReadBank | null {
  const problems: Problem[] = [...source.problems];
  const draft = readDraft(source, (found) => void problems.push(...found));
  const bank = draft.bank?.value ?? null;
  return bank && { draft, bank, isPartial: hasErrors(problems) };
}

function contentsOf({ questions }: CardDraft): QuestionContent[] {
  return questions.flatMap(({ value }) => value ?? []);
}

function objectivesOf({ draft, bank }: ReadBank): ObjectiveCoverage[] {
  const document = draft.bank?.document;
  if (!document) return [];
  const rows = (bank.objectives ?? []).map(({ id, statement, importance }, at) => ({
    id,
    statement,
    importance,
    place: placeOf(document, ['objectives', at, 'id']),
    cards: draft.cards.flatMap((card) => {
      const questions = contentsOf(card).map((content) => content.id);
      return card.head?.objectives?.includes(id) && questions.length > 0
        ? [{ card: card.head.id, questions }]
        : [];
    }),
  }));
  return rows.sort((a, b) => importanceRank(a.importance) - importanceRank(b.importance));
}

/** The valid cards as a catalogue would hold them, and what their questions say. */
function catalogueOf(banks: readonly ReadBank[]) {
  const contents = new Map<QuestionKey, QuestionContent>();
  const cards = banks.flatMap(({ draft, bank }) =>
    draft.cards.flatMap((card, rank): CatalogueCard[] => {
      if (!card.head) return [];
      const { head } = card;
      const questions = contentsOf(card).map((content) => {
        const key = contents.size;
        contents.set(key, content);
        const { id, type, level } = content;
        const parts = questionType(type).parts(content);
        return { id, type, level, parts, key, revision: key, revisionHash: String(key) };
      });
      return [
        {
          key: 0,
          publicId: head.id,
          bank: bank.bank,
          rank,
          retired: false,
          ...linkHead(head),
          questions,
        },
      ];
    }),
  );
  const facts: CandidateFacts = {
    seen: () => new Map(),
    quarantined: new Map(),
    isGradable: ({ key }) => {
      const content = contents.get(key);
      return content !== undefined && isGradable(bindQuestion({ type: content.type, content }));
    },
  };
  return { cards: cards.map((card, key) => ({ ...card, key })), facts };
}

function examCoverage(
  code: string,
  title: string,
  banks: readonly ReadBank[],
  { cards: all, facts }: ReturnType<typeof catalogueOf>,
): ExamCoverage[] {
  const cards = all.filter(({ exams }) => exams.includes(code));
  const known = banks.map(({ bank }) => ({ bank, sourceHash: '', cards }));
  const blueprint = createBlueprint(code, known, cards);
  if (!blueprint) return [];
  const { questions, domains, types, domainOf } = blueprint;
  const weights = domains.map(({ weight }) => weight);
  const candidates = findCandidates(blueprint, cards, facts);
  // Which questions a form would take is a matter of chance; how many there can be is not.
  const chance = keyedRandom(new Uint8Array(32), code);
  const drawn = assembleForm(weights, candidates, questions, chance);
  const missing = new Map(
    drawn.kind === 'form'
      ? []
      : drawn.domains.map(({ domain, wanted, there }) => [domain, wanted - there]),
  );
  const asks = (card: CatalogueCard) =>
    card.questions.filter((one) => types.has(one.type) && facts.isGradable(one));
  const counts = domains.map((_, place) => {
    const own = cards.filter((card) => domainOf(card) === place && asks(card).length > 0);
    const asked = own.flatMap(asks).reduce((sum, { parts }) => sum + parts, 0);
    return { cards: own.length, questions: asked };
  });
  const total = counts.reduce((sum, one) => sum + one.questions, 0);
  return [
    {
      exam: code,
      title,
      questions,
      possible: drawn.kind === 'form' ? questions : drawn.largest,
      byTopic: blueprint.basis === 'topics',
      domains: domains.map(({ id, title: name, weight }, place) => {
        const { cards: count = 0, questions: asked = 0 } = counts[place] ?? {};
        return {
          id,
          title: name,
          weight,
          cards: count,
          questions: asked,
          share: total === 0 ? 0 : (100 * asked) / total,
          missing: missing.get(place) ?? 0,
        };
      }),
      outside: cards.filter((card) => domainOf(card) === null).map(({ id }) => id),
    },
  ];
}

/** A bank whose bank.yaml is in error is left out; `check` says what is wrong. */
export function showCoverage(sources: readonly BankSource[]): Coverage {
  const read = sources.map((source) => ({ source, bank: readBank(source) }));
  const banks = read.flatMap(({ bank }) => bank ?? []);
  const catalogue = catalogueOf(banks);
  const exams = new Map(
    banks.flatMap(({ bank }) =>
      Object.entries(bank.exams ?? {}).map(([code, { title }]): [string, string] => [code, title]),
    ),
  );
  return {
    banks: banks.map((read) => ({
      bank: read.bank.bank,
      isPartial: read.isPartial,
      objectives: objectivesOf(read),
    })),
    exams: [...exams].flatMap(([code, title]) => examCoverage(code, title, banks, catalogue)),
    unread: read.flatMap(({ source, bank }) => (bank === null ? source.folder : [])),
  };
}
