// Plain values → YAML text that reads as the same values.
import {
  COLLECTION_STYLE,
  DEFAULT_SCALAR_STYLE_RULES,
  dump,
  SCALAR_STYLE,
  type ScalarStyleRule,
  visit,
} from 'js-yaml';
import { readPlainScalar } from './scalar.ts';

/** Fields whose text is a paragraph or more, which authors write as a block. */
export const PARAGRAPHS: ReadonlySet<string> = new Set(['stem', 'case', 'answer', 'explanation']);

/** Quotes what our strict reading, or any reader of YAML, would take for something other than text. */
const quoteOtherReadings: ScalarStyleRule = (layout) => {
  const { node, style } = layout;
  if (node.tag !== 'tag:yaml.org,2002:str' || style !== SCALAR_STYLE.PLAIN) return;
  if (typeof readPlainScalar(node.value) !== 'string') layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
};

/** Fields whose text is a block, and fields whose list stands on one line. */
export type YamlStyle = {
  readonly blocks: ReadonlySet<string>;
  readonly inline: ReadonlySet<string>;
};

/**
 * Plain values as YAML that `parseYaml` reads as the same values, in our own order of fields; a block of one line ends
 * with a line break, as authors write it. Texts must be well-formed and without control characters.
 */
export function yamlText(value: unknown, { blocks, inline }: YamlStyle): string {
  return dump(value, {
    lineWidth: -1,
    noRefs: true,
    quoteStyle: 'double',
    flowBracketPadding: false,
    scalarStyleRules: [quoteOtherReadings, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
    transform: (documents) =>
      visit(documents, (node) => {
        if (node.kind !== 'mapping') return;
        for (const { key, value: field } of node.items) {
          const name = key.kind === 'scalar' ? key.value : '';
          if (field.kind === 'sequence' && inline.has(name)) field.style = COLLECTION_STYLE.FLOW;
          if (field.kind !== 'scalar' || !blocks.has(name)) continue;
          field.style = SCALAR_STYLE.LITERAL_BLOCK;
          if (!field.value.endsWith('\n')) field.value += '\n';
        }
      }),
  });
}
