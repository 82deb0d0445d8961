// L32: names of the vocabulary stand in full where a question first uses them.
import type { LintRule } from '../lint-rule.ts';
import { asked } from '../lint-subject.ts';

export const firstMention: LintRule = {
  id: 'L32',
  level: 'warning',
  finds: 'a short name of the vocabulary before its full name',
  rationale: 'The exam prints names in full, and a short form alone can mean several products.',
  question: ({ content }, { bank }) => {
    const shared = 'parts' in content ? [content.case] : [];
    return asked(content).flatMap(({ path, content: one }) => {
      const options = 'options' in one ? one.options.map(({ text }) => text) : [];
      const said = [...shared, one.stem, ...options].join('\n');
      return (bank?.vocabulary?.names ?? []).flatMap(({ name, short }) => {
        const first = said.indexOf(short);
        const full = said.indexOf(name);
        if (first < 0 || (full >= 0 && full <= first)) return [];
        return [
          { path: [...path, 'stem'], message: `"${short}" at first mention: write "${name}"` },
        ];
      });
    });
  },
};
