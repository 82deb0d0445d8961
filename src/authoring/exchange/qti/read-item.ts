// One QTI item → one question: its body without the interaction is the stem.
import type { Place } from '#core/base/problem.ts';
import type { ForeignQuestion } from '../../format.ts';
import type { FormatReport } from '../format-report.ts';
import { MAX_FOREIGN_ANSWERS, TOO_MANY_ANSWERS } from '../limits.ts';
import type { HtmlReader } from '../rich-text.ts';
import { wrongRoot } from '../xml-roots.ts';
import { elementAt, elementsIn, findElements, isElement, type XmlElement } from '../xml-tree.ts';
import { feedbackOf, isFeedback } from './feedback.ts';
import { htmlIn, showAll } from './html.ts';
import { createTextOf, interactions } from './interactions.ts';
import { declaredResponse, scoringOf } from './scoring.ts';

const CHOICES = ['simpleChoice', 'simpleAssociableChoice'];

function isInteraction({ name }: XmlElement): boolean {
  return name.endsWith('Interaction');
}

/** A rubric that learners see belongs to the stem; the others are for those who score. */
function isForScorers({ name, attributes }: XmlElement): boolean {
  return (
    name === 'rubricBlock' && !(attributes.get('view') ?? '').split(/\s+/).includes('candidate')
  );
}

/** A gap in a sentence stays a gap; a field alone in its paragraph leaves nothing. */
function gap(element: XmlElement, parent: XmlElement): string {
  const isAlone = parent.children.every((one) =>
    isElement(one) ? one === element : one.trim() === '',
  );
  return isAlone ? '' : '____';
}

function stemHtml(body: XmlElement): string {
  return htmlIn(body, (element, parent) => {
    if (isFeedback(element) || isForScorers(element)) return '';
    if (!isInteraction(element)) return null;
    if (element.name === 'textEntryInteraction') return gap(element, parent);
    const prompt = elementAt(element, 'prompt');
    return prompt === null
      ? ''
      : `<div>${htmlIn(prompt, (one) => (isFeedback(one) ? '' : null))}</div>`;
  });
}

/** Why the item cannot be carried whatever it asks, or null. */
function obstacle(item: XmlElement): string | null {
  if (item.attributes.get('adaptive') === 'true')
    return 'an adaptive item, which changes as it is answered';
  if (elementsIn(item).some(({ name }) => name.startsWith('template'))) {
    return 'an item made from a template, with values drawn anew each time';
  }
  if (findElements(item, ({ name }) => name === 'include').length > 0) {
    return 'an item that includes other files';
  }
  return null;
}

/** `root` is an assessmentItem. */
export function readItem(
  root: XmlElement,
  file: string,
  report: FormatReport,
  html: HtmlReader,
): ForeignQuestion | null {
  const placeOf = ({ line, column }: XmlElement): Place => ({ file, line, column });
  const refuse = (element: XmlElement, message: string) => {
    report.refuse(placeOf(element), message);
    return null;
  };
  const body = elementAt(root, 'itemBody');
  const why = obstacle(root);
  if (why !== null) return refuse(root, `${why}, has no form here: left out`);
  const found = body === null ? [] : findElements(body, isInteraction);
  const [element] = found;
  if (body === null || element === undefined)
    return refuse(root, 'an item that asks nothing: left out');
  if (found.length > 1) {
    return refuse(
      root,
      `an item that asks ${found.length} things: make as many items of it; left out`,
    );
  }
  const read = interactions.get(element.name);
  if (read === undefined) {
    const known = [...interactions.keys()].join(', ');
    return refuse(element, `${element.name} has no form here: left out (known are ${known})`);
  }
  const response = element.attributes.get('responseIdentifier') ?? '';
  const declared = declaredResponse(root, response);
  if (declared === null)
    return refuse(element, `the response "${response}" is not declared: left out`);

  const stem = html.markdown(stemHtml(body));
  const choices = findElements(element, ({ name }) => CHOICES.includes(name));
  if (choices.length > MAX_FOREIGN_ANSWERS) return refuse(element, TOO_MANY_ANSWERS);
  const feedback = feedbackOf(root, body, choices, html);
  const rubrics = findElements(body, isForScorers).map((one) =>
    html.markdown(htmlIn(one, showAll)),
  );
  const lost = new Set([...stem.lost, ...feedback.lost, ...rubrics.flatMap((one) => one.lost)]);
  const place = placeOf(root);
  if (stem.text === '') return refuse(root, 'an item without a text: left out');
  const rubric = rubrics
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
  const scoring = scoringOf(root);
  const content = read({
    element,
    place,
    stem: stem.text,
    declared,
    scoring,
    feedback,
    rubric,
    report,
    textOf: createTextOf(html, lost),
  });
  if (content === null) return null;

  const isRecall = content.type === 'recall';
  if (scoring === 'own' && !isRecall) {
    report.warn(
      place,
      'rules of scoring of its own have no place: its correct response is taken, all or nothing',
    );
  }
  if (!isRecall && rubric !== '')
    report.warn(place, 'a text for those who score has no place: left out');
  if (!isRecall && feedback.general.length > 1) {
    report.warn(
      place,
      `${feedback.general.length} texts of feedback are now one explanation: shorten it`,
    );
  }
  report.lose(place, lost);
  const identifier = (root.attributes.get('identifier') ?? '').trim();
  const title = (root.attributes.get('title') ?? '').trim();
  const name = identifier || title;
  const explanation = isRecall ? '' : feedback.general.join('\n\n');
  return {
    ...content,
    place,
    ...(name === '' ? {} : { name }),
    ...(explanation === '' ? {} : { explanation }),
    ...(title === '' || title === name ? {} : { card: { title } }),
  };
}

/** Why a document is no item of QTI 2, in words that say what to do, or null for an item. */
export function notAnItem(root: XmlElement): string | null {
  const isQti2 = /^http:\/\/www\.imsglobal\.org\/xsd\/imsqti(?:_item)?_v2p[012]$/.test(
    root.namespace,
  );
  if (root.name !== 'assessmentItem') return wrongRoot(root, 'an item of QTI 2.1');
  return isQti2
    ? null
    : `<assessmentItem> in the namespace "${root.namespace}" is no item of QTI 2.1`;
}
