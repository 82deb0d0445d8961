// The feedback of a QTI item: on single choices, which becomes their rationale, and on the whole, the explanation.
import type { HtmlReader } from '../rich-text.ts';
import { elementsIn, findElements, type XmlElement } from '../xml-tree.ts';
import { htmlIn, type Replace, showAll } from './html.ts';

export function isFeedback({ name }: XmlElement): boolean {
  return name === 'feedbackInline' || name === 'feedbackBlock' || name === 'modalFeedback';
}

export const withoutFeedback: Replace = (element) => (isFeedback(element) ? '' : null);

export type ItemFeedback = {
  /** By the identifier of the choice; plain text. */
  readonly rationales: ReadonlyMap<string, string>;
  /** Each different text once, Markdown. */
  readonly general: readonly string[];
  readonly lost: readonly string[];
};

/**
 * Feedback belongs to the choice in which it stands, or whose identifier it waits for; all other feedback is on the
 * whole, whatever the outcome is that it waits for.
 */
export function feedbackOf(
  item: XmlElement,
  body: XmlElement,
  choices: readonly XmlElement[],
  html: HtmlReader,
): ItemFeedback {
  const rationales = new Map<string, string>();
  const general = new Set<string>();
  const lost: string[] = [];
  const ids = new Set(choices.map(({ attributes }) => attributes.get('identifier') ?? ''));
  const explain = (identifier: string, element: XmlElement) => {
    const found = html.plain(htmlIn(element, showAll));
    lost.push(...found.lost);
    const before = rationales.get(identifier);
    if (found.text === '' || before === found.text) return;
    rationales.set(identifier, before === undefined ? found.text : `${before}\n\n${found.text}`);
  };
  const inside = new Set<XmlElement>();
  for (const choice of choices) {
    for (const element of findElements(choice, isFeedback)) {
      inside.add(element);
      explain(choice.attributes.get('identifier') ?? '', element);
    }
  }
  const others = [...findElements(body, isFeedback), ...elementsIn(item, 'modalFeedback')];
  for (const element of others) {
    if (inside.has(element)) continue;
    const awaited = element.attributes.get('identifier') ?? '';
    if (ids.has(awaited) && element.attributes.get('showHide') !== 'hide') {
      explain(awaited, element);
      continue;
    }
    const found = html.markdown(htmlIn(element, showAll));
    lost.push(...found.lost);
    if (found.text !== '') general.add(found.text);
  }
  return { rationales, general: [...general], lost };
}
