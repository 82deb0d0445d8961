// A loaded question as a learner would see it, before and after answering; nothing is written and nobody has answered.
import { notFound } from '#core/base/errors.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { CatalogueCard } from '#core/question/catalogue.ts';
import { type ExplainedAnswer, explainAnswer, rightAnswer } from '#core/question/explain-answer.ts';
import type { Input } from '#core/question/input.ts';
import { createLayout } from '#core/question/layout.ts';
import { type ShownQuestion, showQuestion } from '#core/question/shown-question.ts';
import { cardOfBank } from './present.ts';
import type { World } from './world.ts';

export type PreviewedPart = {
  readonly question: ShownQuestion;
  readonly input: Input;
  /** As after the right answer. */
  readonly feedback: ExplainedAnswer;
};

export type PreviewedQuestion = {
  readonly card: CatalogueCard;
  readonly type: string;
  /** One, or each part of a case. */
  readonly parts: readonly PreviewedPart[];
};

/** The same options in the same order at every call, which is not the order of any presentation. Throws `not-found`. */
export async function previewQuestion(
  world: World,
  bank: string,
  questionId: string,
): Promise<PreviewedQuestion> {
  const catalogue = world.catalogue();
  const cards = catalogue.banks.get(bank)?.cards ?? [];
  const card = cards.find(({ questions }) => questions.some(({ id }) => id === questionId));
  const asked = card?.questions.find(({ id }) => id === questionId);
  if (!card || !asked) throw notFound();
  const revision = await world.store.revision(asked.revision);
  const question = bindQuestion(revision);
  const cardName = (id: string) => cardOfBank(catalogue, bank, id)?.publicId ?? id;
  const parts = Array.from({ length: question.parts }, (_, part): PreviewedPart => {
    const slots = question.slots(part);
    const name = `preview\0${bank}\0${questionId}\0${part}`;
    const layout = createLayout(world.secret, name, revision.hash, slots);
    const answered = rightAnswer(question, part, layout);
    return {
      question: showQuestion(question, questionId, part),
      input: question.present(part, layout),
      feedback: explainAnswer(question, part, answered, layout, revision, cardName),
    };
  });
  return { card, type: question.kind, parts };
}
