// L03: no two options, items or choices that differ only in letter case and punctuation.
import type { Finding, LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';
import { firstWithSameWording } from '../words/wording.ts';
import type { Path } from '../yaml/yaml-node.ts';

type Entry = { readonly text: string; readonly path: Path };

function repeats(entries: readonly Entry[]): Finding[] {
  const first = firstWithSameWording(entries.map(({ text }) => text));
  return entries.flatMap(({ path }, at): Finding[] => {
    const before = first[at] ?? -1;
    if (before < 0) return [];
    const message = `this says the same as number ${before + 1} ("${entries[before]?.text}"): word it differently`;
    return [{ path, message }];
  });
}

/** Prompts may share a choice, but then it is written the same way. */
function distinctChoices(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ text }) => !seen.has(text) && seen.add(text));
}

export const duplicateOptions: LintRule = {
  id: 'L03',
  level: 'error',
  finds: 'options, items, prompts or choices that differ only in letter case and punctuation',
  rationale: 'Of two options that say the same, neither can be the answer, so both are given away.',
  question: ({ content }) =>
    asked(content).flatMap(({ path, content: one }) => {
      const list = (field: string, texts: readonly string[], ...below: Path): Entry[] =>
        texts.map((text, at) => ({ text, path: [...path, field, at, ...below] }));
      const texts = (entries: readonly { readonly text: string }[]) =>
        entries.map(({ text }) => text);
      if ('options' in one) return repeats(list('options', texts(one.options), 'text'));
      if ('items' in one) return repeats(list('items', texts(one.items)));
      if (!('pairs' in one)) return [];
      const prompts = one.pairs.map(({ prompt }) => prompt);
      const choices = one.pairs.map(({ choice }) => choice);
      return [
        ...repeats(list('pairs', prompts, 'prompt')),
        ...repeats(distinctChoices(list('pairs', choices, 'choice'))),
        ...repeats(list('choices', one.choices ?? [])),
      ];
    }),
};
