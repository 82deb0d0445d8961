// A question of an author's file as learners see it in the terminal: what is asked, and what they read afterwards.
import type { AuthoredQuestion } from '#authoring/preview.ts';
import { hmacSha256 } from '#core/base/hmac.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import { explainAnswer, rightAnswer } from '#core/question/explain-answer.ts';
import type { Response } from '#core/question/input.ts';
import { createLayout } from '#core/question/layout.ts';
import type { Revision } from '#core/question/revision.ts';
import { showQuestion } from '#core/question/shown-question.ts';
import { EXIT } from './command.ts';
import { Failure } from './product.ts';
import { placedLine } from './report.ts';
import { explainedLines } from './review/feedback-screen.ts';
import { kindOf } from './review/input-kinds/index.ts';
import { BLANK, type Line } from './review/lines.ts';
import { askedLines, promptLine, revealScreen } from './review/question-screen.ts';
import type { Presentation, Revealed } from './review/replies.ts';

/** Which answer to explain: none, the right one, or what a learner would type. */
export type Wish = { readonly answer: boolean; readonly typed: string | null };

/** What a learner's lines come to; a match may be typed at once. Throws Failure with what to type instead. */
function responseOf(input: Presentation['input'], typed: string): Response {
  let reading = kindOf(input).begin(input).read(typed);
  // The model answer is shown on the way, and then rated.
  if (input.kind === 'recall') {
    const revealed = kindOf(input).begin(input).read('');
    if (revealed.kind === 'reveal') reading = revealed.asking.read(typed);
  }
  if (reading.kind === 'answer') return reading.response;
  const why =
    reading.kind === 'unclear' ? reading.why : reading.kind === 'more' ? reading.asking.prompt : '';
  throw new Failure(EXIT.usage, `"${typed}" is no answer to this: ${why}`);
}

function partLines(
  authored: AuthoredQuestion,
  revision: Revision,
  part: number,
  seed: string,
  wish: Wish,
): Line[] {
  const { bank, card, id, topic, place } = authored;
  const question = bindQuestion(revision);
  const slots = question.slots(part);
  const secret = hmacSha256(new TextEncoder().encode(seed), 'preview');
  const layout = createLayout(secret, `${bank}\0${id}\0${part}`, revision.hash, slots);
  const input = question.present(part, layout);
  const shown = showQuestion(question, id, part);
  const of = shown.case ? ` · part ${part + 1} of ${question.parts}` : '';
  const where = `${place.file}:${place.line} · ${card} · ${topic} · ${question.kind} · level ${shown.level}${of}`;
  const asked: Line[] = [
    BLANK,
    { text: where, tone: 'faint' },
    BLANK,
    ...askedLines({ question: shown, input }, part === 0),
  ];
  if (!wish.answer && wish.typed === null)
    return [...asked, promptLine(kindOf(input).begin(input))];
  const given = wish.typed === null ? null : responseOf(input, wish.typed);
  const answered = given ? question.read(part, given, layout) : rightAnswer(question, part, layout);
  const explained = explainAnswer(question, part, answered, layout, revision, (name) => name);
  const { trapHit } = explained;
  const feedback = {
    ...explained,
    options: [...explained.options],
    sources: [...explained.sources],
    trapHit: trapHit && { ...trapHit, times: 1 },
  };
  const key = explained.key as Revealed['key'];
  return [
    ...asked,
    ...(input.kind === 'recall' ? revealScreen({ key }) : []),
    ...explainedLines(input, question.written(part, answered, layout), feedback),
  ];
}

/** The question, or its problems where it cannot be shown. Throws Failure for a typed answer that is none. */
export function previewScreen(authored: AuthoredQuestion, seed: string, wish: Wish): Line[] {
  const { revision, problems, isWithoutSources, bank, id } = authored;
  const notes = problems.map((problem): Line => ({ text: placedLine(problem) }));
  if (!revision)
    return [BLANK, { text: `${bank}/${id} cannot be shown:`, tone: 'wrong' }, ...notes];
  const { parts } = bindQuestion(revision);
  return [
    ...Array.from({ length: parts }, (_, part) =>
      partLines(authored, revision, part, seed, wish),
    ).flat(),
    ...(isWithoutSources && wish.answer
      ? [{ text: 'bank.yaml has an error, so sources are not shown.' }]
      : []),
    ...(notes.length === 0 ? [] : [BLANK, ...notes]),
  ];
}
