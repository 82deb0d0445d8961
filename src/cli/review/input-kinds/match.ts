// A choice for each prompt, one after the other: the input kind `match`.
import { type Asking, unclear } from '../asking.ts';
import { isCommandKey } from '../command-keys.ts';
import type { InputKind, InputOf } from '../input-kind.ts';
import { isOneDigit, numbered, readNumbers } from '../numbers.ts';

type Match = InputOf<'match'>;

/** `A` … `Z`, then `A27` and on: choices have the numbers. */
function letterOf(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `A${at + 1}`;
}

/** `picked` are the choices of the first prompts. */
function ask(input: Match, picked: readonly string[], back: Asking | null): Asking {
  const { prompts, choices } = input;
  const at = picked.length;
  const asking: Asking = {
    prompt: `${letterOf(at)}. ${prompts[at]?.text ?? ''}: type 1–${choices.length}.`,
    free: false,
    complete: (typed) => isOneDigit(choices.length) || isCommandKey(typed),
    read: (line) => {
      const read = readNumbers(line, choices);
      if ('why' in read) return unclear(read.why);
      const all = [...picked, ...read.ids];
      if (all.length > prompts.length)
        return unclear(`Only ${prompts.length - at} are left to be matched.`);
      if (all.length < prompts.length) return { kind: 'more', asking: ask(input, all, asking) };
      const pairs = prompts.map(({ id }, index) => [id, all[index] ?? ''] as const);
      return { kind: 'answer', response: { pairs: Object.fromEntries(pairs) } };
    },
    back,
  };
  return asking;
}

export const match: InputKind<'match'> = {
  show: ({ prompts, choices }) => [
    ...prompts.map(({ text }, at) => ({ label: letterOf(at), text })),
    { text: '' },
    ...numbered(choices),
  ],
  begin: (input) => ask(input, [], null),
  explain: ({ prompts, choices }, sent, { options }) =>
    options.map(({ id, text, chosen, rationale }) => {
      const at = prompts.findIndex((prompt) => prompt.id === id);
      const mine = 'pairs' in sent && id !== null ? sent.pairs[id] : undefined;
      const yours = choices.find((choice) => choice.id === mine)?.text ?? 'nothing';
      const verdict = chosen ? 'RIGHT' : `WRONG, you chose: ${yours}`;
      return {
        label: at === -1 ? '-' : letterOf(at),
        text: `${text}: ${rationale ?? ''} (${verdict})`,
        tone: chosen ? 'right' : 'wrong',
      } as const;
    }),
};
