// What is right in a QTI item, and whether its rules of scoring are all or nothing, as ours are.
import { elementAt, elementsIn, findElements, textIn, type XmlElement } from '../xml-tree.ts';

export type Declared = {
  readonly cardinality: string;
  readonly baseType: string;
  /** Values of the correct response, in their order. */
  readonly correct: readonly string[];
  /** Value → its share of the mark; empty where nothing is mapped. */
  readonly mapped: ReadonlyMap<string, number>;
  /** An author asked for capital letters to count. */
  readonly isCaseSensitive: boolean;
};

export function declaredResponse(item: XmlElement, identifier: string): Declared | null {
  const found = elementsIn(item, 'responseDeclaration').find(
    ({ attributes }) => attributes.get('identifier') === identifier,
  );
  if (found === undefined) return null;
  const correct = elementAt(found, 'correctResponse');
  const mapping = elementAt(found, 'mapping');
  const entries = mapping === null ? [] : elementsIn(mapping, 'mapEntry');
  return {
    cardinality: found.attributes.get('cardinality') ?? 'single',
    baseType: found.attributes.get('baseType') ?? 'identifier',
    correct:
      correct === null ? [] : elementsIn(correct, 'value').map((value) => textIn(value).trim()),
    mapped: new Map(
      entries.map(({ attributes }) => [
        (attributes.get('mapKey') ?? '').trim(),
        Number(attributes.get('mappedValue') ?? '0'),
      ]),
    ),
    isCaseSensitive: entries.some(({ attributes }) => attributes.get('caseSensitive') === 'true'),
  };
}

/** `all`: the correct response or nothing. `map`: the sum of what is mapped. `own`: rules that nobody here reads. */
export type Scoring = 'all' | 'map' | 'own';

/** Templates: IMS QTI 2.1 ASI Information Model, section 8.2, and the rules that they stand for. */
export function scoringOf(item: XmlElement): Scoring {
  const processing = elementAt(item, 'responseProcessing');
  if (processing === null) return 'all';
  const template =
    processing.attributes.get('template') ?? processing.attributes.get('templateLocation') ?? '';
  if (/match_correct(?:\.xml)?$/.test(template)) return 'all';
  if (/map_response(?:\.xml)?$/.test(template)) return 'map';
  if (template !== '') return 'own';
  const used = (name: string) => findElements(processing, (one) => one.name === name);
  if (used('mapResponse').length > 0) return 'map';
  const isMatched = used('match').some(
    (match) => elementAt(match, 'variable') !== null && elementAt(match, 'correct') !== null,
  );
  const sums = ['sum', 'product', 'member', 'mapResponsePoint'].some(
    (name) => used(name).length > 0,
  );
  const isFeedbackOnly = elementsIn(processing).every(({ name }) => name === 'setOutcomeValue');
  return (isMatched && !sums) || isFeedbackOnly ? 'all' : 'own';
}

/** What earns the most, where the correct response is not told but everything is mapped. */
export function keysOf({ correct, mapped, cardinality }: Declared): readonly string[] {
  if (correct.length > 0) return correct;
  const worth = [...mapped].filter(([, value]) => value > 0);
  const most = Math.max(...worth.map(([, value]) => value));
  return worth
    .filter(([, value]) => cardinality !== 'single' || value === most)
    .map(([key]) => key);
}
