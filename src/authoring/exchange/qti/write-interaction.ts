// What each question type is in QTI 2.1: the interaction, what is right in it, and what is told of single choices.
import type { PartContent } from '#core/question/question-types/index.ts';
import { byText, fixedLast } from '../written-questions.ts';
import { element, type WrittenElement, type WrittenNode } from '../xml-write.ts';
import { inlineOf } from './xhtml.ts';

export type WrittenInteraction = {
  readonly declaration: WrittenElement;
  /** Blocks behind the stem. */
  readonly body: readonly WrittenElement[];
  /** How FEEDBACK is set, for choices with feedback in them. */
  readonly feedback: WrittenElement | null;
  readonly scoring: 'match' | 'map' | 'people';
};

const RESPONSE = 'RESPONSE';

function declare(
  cardinality: string,
  baseType: string,
  correct: readonly string[],
  ...more: readonly WrittenNode[]
): WrittenElement {
  const values = correct.map((value) => element('value', {}, value));
  const key = values.length === 0 ? [] : [element('correctResponse', {}, ...values)];
  return element(
    'responseDeclaration',
    { identifier: RESPONSE, cardinality, baseType },
    ...key,
    ...more,
  );
}

/** Shown once the outcome FEEDBACK holds the identifier of its choice. */
function told(identifier: string, rationale: string | undefined): readonly WrittenNode[] {
  if (rationale === undefined) return [];
  const wish = { outcomeIdentifier: 'FEEDBACK', identifier, showHide: 'show' };
  return [element('feedbackInline', wish, ...inlineOf(rationale))];
}

function choices({
  type,
  options,
}: Extract<PartContent, { type: 'single' | 'multiple' }>): WrittenInteraction {
  const ordered = fixedLast(options).map((option, at) => ({
    ...option,
    identifier: `CHOICE_${at + 1}`,
  }));
  const keys = ordered.filter(({ correct }) => correct === true);
  const simple = ordered.map(({ identifier, text, rationale, fixed }) =>
    element(
      'simpleChoice',
      fixed === true ? { identifier, fixed: 'true' } : { identifier },
      ...inlineOf(text),
      ...told(identifier, rationale),
    ),
  );
  const maxChoices = String(type === 'single' ? 1 : keys.length);
  return {
    declaration: declare(
      type,
      'identifier',
      keys.map(({ identifier }) => identifier),
    ),
    body: [
      element(
        'choiceInteraction',
        { responseIdentifier: RESPONSE, shuffle: 'true', maxChoices },
        ...simple,
      ),
    ],
    feedback: element(
      'setOutcomeValue',
      { identifier: 'FEEDBACK' },
      element('variable', { identifier: RESPONSE }),
    ),
    scoring: 'match',
  };
}

function ordering({ items }: Extract<PartContent, { type: 'ordering' }>): WrittenInteraction {
  const shown = byText(
    items.map((item, place) => ({ ...item, place })),
    ({ text }) => text,
  ).map((item, at) => ({
    ...item,
    identifier: `ITEM_${at + 1}`,
  }));
  const right = shown.toSorted((a, b) => a.place - b.place);
  const simple = shown.map(({ identifier, text, rationale }) =>
    element('simpleChoice', { identifier }, ...inlineOf(text), ...told(identifier, rationale)),
  );
  const all = shown.map(({ identifier }) =>
    element('baseValue', { baseType: 'identifier' }, identifier),
  );
  const isTold = items.some(({ rationale }) => rationale !== undefined);
  return {
    declaration: declare(
      'ordered',
      'identifier',
      right.map(({ identifier }) => identifier),
    ),
    body: [
      element('orderInteraction', { responseIdentifier: RESPONSE, shuffle: 'true' }, ...simple),
    ],
    // Every item is in every response, so all that is said of them is shown.
    feedback: isTold
      ? element('setOutcomeValue', { identifier: 'FEEDBACK' }, element('multiple', {}, ...all))
      : null,
    scoring: 'match',
  };
}

function matching({
  pairs,
  choices: others = [],
}: Extract<PartContent, { type: 'matching' }>): WrittenInteraction {
  const texts = [...new Set([...pairs.map(({ choice }) => choice), ...others])];
  const targets = byText(texts, (text) => text).map((text, at) => ({
    text,
    identifier: `CHOICE_${at + 1}`,
  }));
  const count = String(pairs.length);
  const associable = (identifier: string, matchMax: string, text: string) =>
    element('simpleAssociableChoice', { identifier, matchMax }, ...inlineOf(text));
  const correct = pairs.map(({ choice }, at) => {
    const target = targets.find(({ text }) => text === choice);
    return `PROMPT_${at + 1} ${target?.identifier ?? ''}`;
  });
  return {
    declaration: declare('multiple', 'directedPair', correct),
    body: [
      element(
        'matchInteraction',
        { responseIdentifier: RESPONSE, shuffle: 'true', maxAssociations: count },
        element(
          'simpleMatchSet',
          {},
          ...pairs.map(({ prompt }, at) => associable(`PROMPT_${at + 1}`, '1', prompt)),
        ),
        element(
          'simpleMatchSet',
          {},
          ...targets.map(({ identifier, text }) => associable(identifier, count, text)),
        ),
      ),
    ],
    feedback: null,
    scoring: 'match',
  };
}

function short({ accept }: Extract<PartContent, { type: 'short' }>): WrittenInteraction {
  const entries = accept.map((text) =>
    element('mapEntry', { mapKey: text, mappedValue: '1', caseSensitive: 'false' }),
  );
  const longest = Math.max(...accept.map((text) => text.length));
  const entry = element('textEntryInteraction', {
    responseIdentifier: RESPONSE,
    expectedLength: String(longest),
  });
  return {
    declaration: declare(
      'single',
      'string',
      accept.slice(0, 1),
      element('mapping', { lowerBound: '0', upperBound: '1', defaultValue: '0' }, ...entries),
    ),
    body: [element('p', {}, entry)],
    feedback: null,
    scoring: 'map',
  };
}

/** `rubric`: the model answer, for those who score. */
function recall(rubric: readonly WrittenNode[]): WrittenInteraction {
  return {
    declaration: declare('single', 'string', []),
    body: [
      element('rubricBlock', { view: 'scorer' }, ...rubric),
      element('extendedTextInteraction', { responseIdentifier: RESPONSE }),
    ],
    feedback: null,
    scoring: 'people',
  };
}

export function writeInteraction(
  content: PartContent,
  rubric: readonly WrittenNode[],
): WrittenInteraction {
  switch (content.type) {
    case 'single':
    case 'multiple':
      return choices(content);
    case 'ordering':
      return ordering(content);
    case 'matching':
      return matching(content);
    case 'short':
      return short(content);
    case 'recall':
      return recall(rubric);
  }
}
