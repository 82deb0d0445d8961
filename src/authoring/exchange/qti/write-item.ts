// One question → one QTI 2.1 item, valid against the schema of IMS: declarations, body, processing, feedback, in this order.
import type { PartContent } from '#core/question/question-types/index.ts';
import { markdownOfPlain } from '../markdown-escape.ts';
import { element, type WrittenElement, type WrittenNode, writeXml } from '../xml-write.ts';
import { writeInteraction } from './write-interaction.ts';
import { blocksOf } from './xhtml.ts';

const QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1';
const QTI_SCHEMA = 'http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd';

export const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

function outcome(identifier: string, cardinality: string, baseType: string): WrittenElement {
  return element('outcomeDeclaration', { identifier, cardinality, baseType });
}

function set(identifier: string, ...value: readonly WrittenNode[]): WrittenElement {
  return element('setOutcomeValue', { identifier }, ...value);
}

function score(value: string): WrittenElement {
  return set('SCORE', element('baseValue', { baseType: 'float' }, value));
}

const variable = element('variable', { identifier: 'RESPONSE' });

/** The rules of the templates match_correct and map_response, written out, because feedback needs rules of its own. */
const SCORES: Readonly<Record<'match' | 'map' | 'people', readonly WrittenElement[]>> = {
  match: [
    element(
      'responseCondition',
      {},
      element(
        'responseIf',
        {},
        element('match', {}, variable, element('correct', { identifier: 'RESPONSE' })),
        score('1'),
      ),
      element('responseElse', {}, score('0')),
    ),
  ],
  map: [
    element(
      'responseCondition',
      {},
      element('responseIf', {}, element('isNull', {}, variable), score('0')),
      element('responseElse', {}, set('SCORE', element('mapResponse', { identifier: 'RESPONSE' }))),
    ),
  ],
  people: [],
};

/** Markdown of what a learner reads behind the answer. */
function solutionOf(content: PartContent): string {
  if (content.type !== 'recall') return content.explanation;
  const points = content.points ?? [];
  // An empty line between, so that the list does not go on a paragraph of the answer.
  return [
    content.answer.trim(),
    '',
    ...points.map((point) => `- ${markdownOfPlain(point).replaceAll('\n', '\n  ')}`),
  ]
    .join('\n')
    .trim();
}

/** `lose` is told what of the text QTI cannot hold. */
export function writeItem(
  content: PartContent,
  title: string,
  language: string,
  lose: (what: string) => void,
): string {
  const solution = blocksOf(solutionOf(content), lose);
  const { declaration, body, feedback, scoring } = writeInteraction(content, solution);
  const cardinality = content.type === 'single' ? 'single' : 'multiple';
  const shown = set('SOLUTION', element('baseValue', { baseType: 'identifier' }, 'explanation'));
  const children = [
    declaration,
    outcome('SCORE', 'single', 'float'),
    ...(feedback === null ? [] : [outcome('FEEDBACK', cardinality, 'identifier')]),
    outcome('SOLUTION', 'single', 'identifier'),
    element('itemBody', {}, ...blocksOf(content.stem, lose), ...body),
    element(
      'responseProcessing',
      {},
      ...SCORES[scoring],
      ...(feedback === null ? [] : [feedback]),
      shown,
    ),
    element(
      'modalFeedback',
      { outcomeIdentifier: 'SOLUTION', identifier: 'explanation', showHide: 'show' },
      ...solution,
    ),
  ];
  return writeXml(
    element(
      'assessmentItem',
      {
        xmlns: QTI,
        'xmlns:xsi': INSTANCE,
        'xsi:schemaLocation': `${QTI} ${QTI_SCHEMA}`,
        identifier: content.id,
        title,
        'xml:lang': language,
        adaptive: 'false',
        timeDependent: 'false',
      },
      ...children.flatMap((child) => ['\n', child]),
      '\n',
    ),
  );
}
