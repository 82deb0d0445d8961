// A line of text: the input kind `text`. A lone command letter is an answer when it stands in quotes.
import { unclear } from '../asking.ts';
import { isCommandKey } from '../command-keys.ts';
import type { InputKind } from '../input-kind.ts';

/** What cannot be typed on purpose: control characters and halves of characters. */
const UNTYPABLE = /[\p{Cc}\p{Cs}]/u;

/** `"q"` is the answer q; everything else is what it is. */
function unquoted(text: string): string {
  const [, inner] = /^"(.)"$/.exec(text) ?? [];
  return inner !== undefined && isCommandKey(inner) ? inner : text;
}

export const text: InputKind<'text'> = {
  show: () => [],
  begin: ({ maxLength }) => ({
    prompt: 'Type your answer, then Enter.',
    free: true,
    complete: () => false,
    read: (line) => {
      const typed = line.trim();
      if (typed === '') return unclear('Type a few words, then Enter.');
      if (isCommandKey(typed)) return unclear(`To answer with "${typed}", type it in quotes.`);
      if (typed.length > maxLength) return unclear(`At most ${maxLength} characters fit.`);
      if (UNTYPABLE.test(typed)) return unclear('There are characters in it that cannot be sent.');
      return { kind: 'answer', response: { text: unquoted(typed) } };
    },
    back: null,
  }),
  explain: (_input, sent, { options }) => [
    { text: `You wrote: ${'text' in sent ? sent.text : ''}` },
    { text: `Accepted: ${options.map((option) => option.text).join(' / ')}` },
  ],
};
