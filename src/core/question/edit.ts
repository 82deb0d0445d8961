// What an edit did to a question: proposed from the two wordings, each asked through its own type. Pure.
import { type BoundQuestion, bindQuestion } from './bound-question.ts';
import { type Asked, partOf, readBy } from './judge-again.ts';
import { continuity, READS_ALIKE, readsAlike } from './likeness.ts';
import { namedLayout } from './named-layout.ts';
import type { EditClass } from './question.ts';
import type { Slot } from './question-type.ts';
import type { Revision } from './revision.ts';

export type ProposedEdit = {
  readonly class: EditClass;
  /**
   * The least that an author may state. Key: what was right is offered still and is wrong now, or the other way round.
   * Meaning: what is right reads otherwise, which may be other words for it.
   */
  readonly least: EditClass;
};

/** A part of the question, before and after. */
type Part = { readonly from: Asked; readonly to: Asked; readonly continued: readonly Pair[] };
/** Slots of both wordings that are the same thing; `alike` when they read the same. */
type Pair = { readonly from: number; readonly to: number; readonly alike: boolean };

/**
 * Which slots go on, each once: the most alike first, among equals those whose places are closest. Where one of a group
 * is left over before and one after, it is the same thing in other words.
 */
function continuedSlots(before: readonly Slot[], after: readonly Slot[]): Pair[] {
  const pairs: Pair[] = [];
  const isFree = (slot: number, side: 'from' | 'to') => pairs.every((pair) => pair[side] !== slot);
  // Most are word for word as they were, and looking closer takes its time.
  for (const [from, { group, text }] of before.entries()) {
    const to = after.findIndex(
      (slot, at) => slot.group === group && slot.text === text && isFree(at, 'to'),
    );
    if (to >= 0) pairs.push({ from, to, alike: true });
  }
  const candidates = before.flatMap((slot, from) =>
    after.flatMap((other, to) => {
      if (slot.group !== other.group || !isFree(from, 'from') || !isFree(to, 'to')) return [];
      const sure = continuity(slot.text, other.text);
      return sure > 0 ? [{ from, to, sure, alike: sure >= READS_ALIKE }] : [];
    }),
  );
  candidates.sort((a, b) => b.sure - a.sure || Math.abs(a.from - a.to) - Math.abs(b.from - b.to));
  for (const { from, to, alike } of candidates) {
    if (isFree(from, 'from') && isFree(to, 'to')) pairs.push({ from, to, alike });
  }
  const leftOf = (slots: readonly Slot[], side: 'from' | 'to') =>
    Map.groupBy(
      slots.flatMap((slot, at) => (isFree(at, side) ? [{ slot, at }] : [])),
      ({ slot }) => slot.group,
    );
  const [gone, come] = [leftOf(before, 'from'), leftOf(after, 'to')];
  for (const [group, [one, ...more]] of gone) {
    const [other, ...others] = come.get(group) ?? [];
    if (one && other && more.length + others.length === 0)
      pairs.push({ from: one.at, to: other.at, alike: false });
  }
  return pairs;
}

/** What a slot of the wording before is called in both. */
const nameOf = (slot: number): string => `slot ${slot}`;

function comparePart(from: BoundQuestion, part: number, to: BoundQuestion, now: number): Part {
  const [before, after] = [from.slots(part), to.slots(now)];
  const continued = continuedSlots(before, after);
  const names = after.map((_, slot) => {
    const pair = continued.find((one) => one.to === slot);
    return pair ? nameOf(pair.from) : `new ${slot}`;
  });
  const own = before.map((_, slot) => nameOf(slot));
  return {
    from: { question: from, part, layout: namedLayout(before, own) },
    to: { question: to, part: now, layout: namedLayout(after, names) },
    continued,
  };
}

/** The right response; null where the learner rates, and nothing is right by itself. */
function keyOf({ question, part, layout }: Asked): unknown {
  const key = question.key(part, layout);
  return question.response(part).safeParse(key).success ? key : null;
}

/** What `to` says of everything that is right by `from`; `gone` when it does not offer what is right. */
function verdictOn(from: Asked, to: Asked): 'right' | 'wrong' | 'gone' {
  const key = keyOf(from);
  if (key === null) return 'right';
  const answered = readBy(to, key);
  if (answered === null) return 'gone';
  const accepted = from.question.explain(from.part, []).filter(({ slot }) => slot === null);
  const isRight =
    to.question.grade(to.part, answered).correct &&
    accepted.every(({ text }) => to.question.grade(to.part, text).correct);
  return isRight ? 'right' : 'wrong';
}

/** True when something that the key names reads otherwise now. */
function isKeyReworded({ from, continued }: Part): boolean {
  const named = textsIn(keyOf(from));
  return continued.some(({ from: slot, alike }) => !alike && named.includes(nameOf(slot)));
}

/** Every text in a value, its names of fields included, in order. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flat().flatMap(textsIn)
    : [];
}

function allAlike(before: readonly string[], after: readonly string[]): boolean {
  return (
    before.length === after.length && before.every((text, at) => readsAlike(text, after[at] ?? ''))
  );
}

/** Slot → the misconception that its option embodies, as its author words it, or the id of its card. */
function trapsOf(
  { question, part }: Asked,
  { traps }: Revision,
): ReadonlyMap<number, readonly string[]> {
  const rows = question.explain(part, []).flatMap(({ slot, trap }) => {
    if (slot === null || trap === null) return [];
    const named = Object.hasOwn(traps, trap) ? traps[trap] : undefined;
    return [[slot, [trap, named?.title ?? trap, named?.misconception ?? trap]] as const];
  });
  return new Map(rows);
}

/** True when the learner reads the same, answers by the same options, and falls for the same traps. */
function isAsBefore({ from, to, continued }: Part, before: Revision, after: Revision): boolean {
  const [was, is] = [from.question.stem(from.part), to.question.stem(to.part)];
  if (!readsAlike(was.stem, is.stem) || !readsAlike(was.caseText ?? '', is.caseText ?? ''))
    return false;
  const slots = [from.question.slots(from.part).length, to.question.slots(to.part).length];
  if (slots.some((count) => count !== continued.length)) return false;
  const [old, now] = [trapsOf(from, before), trapsOf(to, after)];
  const hasTrap = ({ from: slot, to: other }: Pair): boolean => {
    const [one, two] = [old.get(slot), now.get(other)];
    // A card that is renamed, or whose title is, is the same trap.
    return one && two ? one.some((text, at) => text === two[at]) : one === two;
  };
  if (!continued.every((pair) => pair.alike && hasTrap(pair))) return false;
  // What a learner rates oneself against is no response, and is read like the stem.
  const isRated = keyOf(from) === null;
  const keys = [from, to].map(({ question, part, layout }) => textsIn(question.key(part, layout)));
  return !isRated || allAlike(keys[0] ?? [], keys[1] ?? []);
}

/**
 * Proposes what the edit from one revision to the other is. Explanations, rationales, sources and the order of options
 * are cosmetic. A part that a case lost or won is meaning; another type is a key that cannot be compared.
 */
export function proposeEdit(before: Revision, after: Revision): ProposedEdit {
  const [from, to] = [bindQuestion(before), bindQuestion(after)];
  if (from.kind !== to.kind) return { class: 'key', least: 'meaning' };
  const parts = Array.from({ length: from.parts }, (_, part) => part).flatMap((part) => {
    const now = partOf(from, part, to);
    return now < 0 ? [] : [comparePart(from, part, to, now)];
  });
  const verdicts = parts.flatMap((one) => [
    verdictOn(one.from, one.to),
    verdictOn(one.to, one.from),
  ]);
  if (verdicts.includes('wrong')) return { class: 'key', least: 'key' };
  if (verdicts.includes('gone')) return { class: 'key', least: 'meaning' };
  if (parts.some(isKeyReworded)) return { class: 'meaning', least: 'meaning' };
  const isWhole = parts.length === from.parts && parts.length === to.parts;
  const isSame = isWhole && parts.every((one) => isAsBefore(one, before, after));
  return { class: isSame ? 'cosmetic' : 'meaning', least: 'cosmetic' };
}
