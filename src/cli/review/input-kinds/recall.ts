// The model answer is revealed, then learners rate themselves: the input kind `recall`.
import { RecallRating } from '#core/question/input.ts';
import { type Asking, unclear } from '../asking.ts';
import { isCommandKey } from '../command-keys.ts';
import type { InputKind } from '../input-kind.ts';

const RATINGS = RecallRating.options;
const CHOICES = RATINGS.map((rating, at) => `${at + 1} ${rating}`).join(', ');

/** By number, by word or by its first letter. */
function ratingOf(line: string): RecallRating | null {
  const typed = line.trim().toLowerCase();
  return (
    RATINGS.find(
      (rating, at) => typed === String(at + 1) || typed === rating || typed === rating[0],
    ) ?? null
  );
}

const rate: Asking = {
  prompt: `How well did you know it? ${CHOICES}.`,
  free: false,
  complete: () => true,
  read: (line) => {
    const rating = ratingOf(line);
    return rating
      ? { kind: 'answer', response: { rating } }
      : unclear(`Rate yourself: ${CHOICES}.`);
  },
  back: null,
};

export const recall: InputKind<'recall'> = {
  show: () => [],
  begin: () => ({
    prompt: 'Answer in your mind, then Enter shows the model answer.',
    free: false,
    complete: isCommandKey,
    read: (line) =>
      line.trim() === ''
        ? { kind: 'reveal', asking: rate }
        : unclear('Enter alone shows the model answer.'),
    back: null,
  }),
  explain: (_input, sent) => [
    { text: `You rated yourself: ${'rating' in sent ? sent.rating : ''}` },
  ],
};
