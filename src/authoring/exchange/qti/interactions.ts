// What each interaction of QTI is here: one reader each; null where the question cannot be carried, which it says.
import type { Place } from '#core/base/problem.ts';
import type { ForeignContent } from '../../format.ts';
import type { FormatReport } from '../format-report.ts';
import type { HtmlReader } from '../rich-text.ts';
import { elementsIn, type XmlElement } from '../xml-tree.ts';
import { type ItemFeedback, withoutFeedback } from './feedback.ts';
import { htmlIn } from './html.ts';
import { type Declared, keysOf, type Scoring } from './scoring.ts';

export type Interaction = {
  readonly element: XmlElement;
  readonly place: Place;
  readonly stem: string;
  readonly declared: Declared;
  readonly scoring: Scoring;
  readonly feedback: ItemFeedback;
  /** Model answers that stand in the item's body for those who score. */
  readonly rubric: string;
  readonly report: FormatReport;
  /** A text of the item as plain text. */
  readonly textOf: (choice: XmlElement) => string;
};
type Reader = (interaction: Interaction) => ForeignContent | null;

function identifierOf({ attributes }: XmlElement): string {
  return attributes.get('identifier') ?? '';
}

/** What of it is no text goes into `lost`. */
export function createTextOf(html: HtmlReader, lost: Set<string>): Interaction['textOf'] {
  return (choice) => {
    const found = html.plain(htmlIn(choice, withoutFeedback));
    for (const what of found.lost) lost.add(what);
    return found.text;
  };
}

const PARTIAL = 'the item gives part of the mark for part of an answer; here it is all or nothing';

const choice: Reader = ({ element, place, stem, declared, scoring, feedback, report, textOf }) => {
  const keys = new Set(keysOf(declared));
  const stays = element.attributes.get('shuffle') === 'false';
  const options = elementsIn(element, 'simpleChoice').map((one) => {
    const id = identifierOf(one);
    const rationale = feedback.rationales.get(id);
    return {
      id,
      text: textOf(one),
      correct: keys.has(id),
      ...(rationale === undefined ? {} : { rationale }),
      ...(stays || one.attributes.get('fixed') === 'true' ? { fixed: true } : {}),
    };
  });
  const right = options.filter(({ correct }) => correct).length;
  if (right === 0 || right < keys.size) {
    report.refuse(
      place,
      'its correct response names no choice, or one that is not there: left out',
    );
    return null;
  }
  if (options.length < 2 || options.some(({ text }) => text === '')) {
    report.refuse(place, 'a choice needs two options, each with a text: left out');
    return null;
  }
  const isMany = declared.cardinality !== 'single';
  if (!isMany && right > 1) {
    report.refuse(place, 'one choice may be made, but several are right: left out');
    return null;
  }
  if (isMany && right === 1) {
    report.warn(place, 'several choices could be made, but one is right: it is single here');
  }
  if (scoring === 'map') {
    if (isMany && right > 1) report.note(place, PARTIAL);
    for (const { id, text, correct } of options) {
      if (correct || (declared.mapped.get(id) ?? 0) <= 0) continue;
      report.warn(place, `"${text}" earned part of the mark; here it is wrong`);
    }
  }
  const bare = options.map(({ id: _id, ...option }) => option);
  return { type: right > 1 ? 'multiple' : 'single', stem, options: bare };
};

const order: Reader = ({ element, place, stem, declared, scoring, feedback, report, textOf }) => {
  const choices = elementsIn(element, 'simpleChoice');
  const items = declared.correct.flatMap((id) => {
    const found = choices.find((one) => identifierOf(one) === id);
    if (found === undefined) return [];
    const rationale = feedback.rationales.get(id);
    return [{ text: textOf(found), ...(rationale === undefined ? {} : { rationale }) }];
  });
  const isWhole = new Set(declared.correct).size === choices.length && items.length >= 2;
  if (!isWhole || items.length !== choices.length || items.some(({ text }) => text === '')) {
    report.refuse(place, 'its correct response does not put every choice in its place: left out');
    return null;
  }
  if (scoring === 'map') report.note(place, PARTIAL);
  return { type: 'ordering', stem, items };
};

/** Prompt → its only choice, or null where a prompt has none or several. */
function paired(prompts: readonly XmlElement[], links: readonly (readonly string[])[]) {
  const found = prompts.map((prompt) =>
    links.filter((link) => link.includes(identifierOf(prompt))),
  );
  return found.every((of) => of.length === 1) ? found.map(([link = []]) => link) : null;
}

const match: Reader = ({ element, place, stem, declared, scoring, report, textOf }) => {
  const [first = [], second = []] = elementsIn(element, 'simpleMatchSet').map((set) =>
    elementsIn(set, 'simpleAssociableChoice'),
  );
  const links = keysOf(declared).map((value) => value.split(/\s+/));
  const isForward = paired(first, links) !== null;
  const [prompts, choices] = isForward ? [first, second] : [second, first];
  const chosen = paired(prompts, links);
  if (chosen === null || chosen.length < 2 || links.length !== prompts.length) {
    report.refuse(place, 'its correct response does not give each prompt one choice: left out');
    return null;
  }
  const used = new Set<string>();
  const pairs = prompts.flatMap((prompt, at) => {
    const other = choices.find((one) => chosen[at]?.includes(identifierOf(one)));
    if (other === undefined) return [];
    used.add(identifierOf(other));
    return [{ prompt: textOf(prompt), choice: textOf(other) }];
  });
  const rest = choices.filter((one) => !used.has(identifierOf(one))).map((one) => textOf(one));
  const texts = [...pairs.flatMap(({ prompt, choice: text }) => [prompt, text]), ...rest];
  if (pairs.length !== prompts.length || texts.includes('')) {
    report.refuse(place, 'a choice that is not there, or one without a text: left out');
    return null;
  }
  if (scoring === 'map') report.note(place, PARTIAL);
  return { type: 'matching', stem, pairs, ...(rest.length > 0 ? { choices: rest } : {}) };
};

const textEntry: Reader = ({ element, place, stem, declared, scoring, report }) => {
  const most = Math.max(0, ...declared.mapped.values());
  const mapped = [...declared.mapped].filter(([, value]) => value > 0);
  const full = scoring === 'map' ? mapped.filter(([, value]) => value === most) : [];
  const accept = [...new Set([...declared.correct, ...full.map(([text]) => text)])];
  const partial = scoring === 'map' ? mapped.filter(([, value]) => value < most) : [];
  for (const [text] of partial.filter(([key]) => !accept.includes(key))) {
    report.warn(place, `"${text}" earned part of the mark: it is not accepted here`);
  }
  if (declared.isCaseSensitive) {
    report.warn(place, 'capital and small letters were told apart; here they are the same');
  }
  if (declared.baseType === 'float') {
    report.warn(place, 'numbers are compared as texts here: add every way to write the number');
  }
  if (element.attributes.has('patternMask')) {
    report.warn(place, 'the pattern that responses have to fit has no place here: left out');
  }
  const texts = accept.filter((text) => text !== '');
  if (texts.length > 0) return { type: 'short', stem, accept: texts };
  report.refuse(place, 'no answer earns the full mark: left out');
  return null;
};

const extendedText: Reader = ({ place, stem, declared, feedback, rubric, report }) => {
  const said = [rubric, ...declared.correct, ...feedback.general].filter((text) => text !== '');
  if (said.length === 0) {
    report.warn(place, 'no rubric for scorers and no feedback: the answer is left to write');
  }
  return { type: 'recall', stem, answer: [...new Set(said)].join('\n\n') };
};

/** By the names of their elements. */
export const interactions: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['choiceInteraction', choice],
  ['orderInteraction', order],
  ['matchInteraction', match],
  ['textEntryInteraction', textEntry],
  ['extendedTextInteraction', extendedText],
]);
