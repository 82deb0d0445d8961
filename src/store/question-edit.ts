// What an edit did to a stored question, and what speaks against what its author says of it. Pure.
import type { Doubt } from '#core/question/bank-proposal.ts';
import { bindQuestion } from '#core/question/bound-question.ts';
import type { Edit, LinkedBank, LinkedQuestion } from '#core/question/catalogue.ts';
import { proposeEdit } from '#core/question/edit.ts';
import { EditClass } from '#core/question/question.ts';
import type { Revision } from '#core/question/revision.ts';
import { isOtherQuestion } from './bank-identity.ts';
import type { KnownBank, KnownQuestion } from './known-bank.ts';

const rank = (one: EditClass): number => EditClass.options.indexOf(one);

/** What an author's own field said when the wording was loaded. */
function saidBefore({ content }: Revision): string | undefined {
  return (content as { readonly replaces?: string }).replaces;
}

/**
 * The edit of a question that goes on, null when its wording is the same.
 *
 * @param elsewhere it stands under another card now
 */
export function planEdit(
  known: KnownBank,
  bank: LinkedBank,
  was: KnownQuestion,
  now: LinkedQuestion,
  elsewhere: boolean,
): { readonly edit: Edit | null; readonly doubts: readonly Doubt[] } {
  const { id, edit: stated, replaces } = now;
  const at = { id, place: now.place ?? null };
  if (was.revisionHash === now.revision.hash) {
    const doubts: Doubt[] = stated ? [{ ...at, kind: 'spent', stated }] : [];
    return { edit: null, doubts };
  }
  const before = known.revisionOf(was);
  const { class: proposed, least } = proposeEdit(before, now.revision);
  const doubts: Doubt[] = [];
  const isUnderstated = stated !== undefined && rank(stated) < rank(least);
  // A new name says by itself that it is the same question, and so does an edit that is stated, or none to speak of.
  const isSettled =
    was.id !== id || stated === 'meaning' || stated === 'key' || proposed === 'cosmetic';
  if (!isSettled && isOtherQuestion(known, bank, was, now, elsewhere)) {
    doubts.push({ ...at, kind: 'other-question', asked: bindQuestion(before).stem(0).stem });
  } else if (stated && isUnderstated) {
    doubts.push({ ...at, kind: 'understated', stated, least });
  }
  if (replaces === id && saidBefore(before) !== id) doubts.push({ ...at, kind: 'same-question' });
  return { edit: { id, class: isUnderstated ? proposed : (stated ?? proposed), proposed }, doubts };
}
