// What must be settled before a bank is changed: doubts about who is who, and more gone at once than anybody means. Pure.
import type { Place, Problem } from '#core/base/problem.ts';
import type { BankProposal, Doubt } from '#core/question/bank-proposal.ts';
import type { CatalogueBank, LinkedBank } from '#core/question/catalogue.ts';

/** Up to so many cards, and so many questions, may go at once without being asked about. */
const FEW_GONE = 10;
/** And up to this share of those in use. */
const SMALL_SHARE = 0.2;
/** So many ids and characters of a stem are quoted. */
const QUOTED = 5;
const QUOTED_TEXT = 80;

const ACCEPT =
  '`trapwise load --accept-retire` while the server is stopped, `trapwise serve --accept-retire`, or `acceptRetire` in a reload';

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= QUOTED_TEXT ? line : `${line.slice(0, QUOTED_TEXT).toWellFormed()}…`;
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, QUOTED).map((id) => `\`${id}\``);
  return [...shown, ...(ids.length > QUOTED ? [`${ids.length - QUOTED} more`] : [])].join(', ');
}

/** Where a bank of which nothing tells the place would be. */
function placeOfBank(bank: string): Place {
  return { file: `${bank}/bank.yaml`, line: 1, column: 1 };
}

function doubtProblem(doubt: Doubt, bank: string): Problem {
  const { id } = doubt;
  const place = doubt.place ?? placeOfBank(bank);
  const error = (rule: string, message: string): Problem => ({
    ...place,
    level: 'error',
    rule,
    message,
    id,
  });
  switch (doubt.kind) {
    case 'other-question':
      return error(
        'reused-id',
        `\`${id}\` is the id of another question, "${quote(doubt.asked)}": give this one an id of its own, or write \`replaces: ${id}\` to retire that one; if it is the same question in other words, write \`edit: meaning\``,
      );
    case 'same-question':
      return error(
        'reused-id',
        `\`replaces: ${id}\` says that another question stands here, and it is nearly the same as before: delete \`replaces\`, or give the new question an id of its own with \`replaces: ${id}\``,
      );
    case 'understated': {
      const what =
        doubt.least === 'key' ? 'what is right changed' : 'what is right reads otherwise';
      return error(
        'edit',
        `\`edit: ${doubt.stated}\` is said of \`${id}\`, and ${what}: write \`edit: ${doubt.least}\`, or delete \`edit\``,
      );
    }
    case 'split-card':
      return error(
        'renamed-card',
        `the card \`${id}\` is gone, and its questions are in ${list(doubt.cards)} now, so that nothing tells which of them keeps what learners know of it: give one of them the id \`${id}\`; or accept that all begin anew with ${ACCEPT}`,
      );
    case 'spent':
      return {
        ...error('edit', ''),
        level: 'warning',
        message: `\`edit: ${doubt.stated}\` was said of an edit that is loaded: delete it, or it speaks for the next one too`,
      };
  }
}

function retireProblems(
  { changes, gone, inUse }: BankProposal,
  place: Place,
  acceptRetire: boolean,
): Problem[] {
  const isMany = (count: number, of: number) => count > FEW_GONE && count > of * SMALL_SHARE;
  if (acceptRetire) return [];
  if (!isMany(gone.cards, inUse.cards) && !isMany(gone.questions, inUse.questions)) return [];
  const { bank, retired } = changes;
  const message = `${gone.questions} of ${inUse.questions} questions and ${gone.cards} of ${inUse.cards} cards of \`${bank}\` are gone at once (${list(retired)}): put them back; or, if they are to be retired, ${ACCEPT}`;
  return [{ ...place, level: 'error', rule: 'retire', message, id: bank }];
}

/** Everything that its author must settle first, as problems; what `acceptRetire` settles is left out with it. */
export function objections(
  proposal: BankProposal,
  place: Place | undefined,
  acceptRetire: boolean,
): Problem[] {
  const { bank } = proposal.changes;
  const doubts = proposal.doubts.filter(({ kind }) => kind !== 'split-card' || !acceptRetire);
  return [
    ...doubts.map((doubt) => doubtProblem(doubt, bank)),
    ...retireProblems(proposal, place ?? placeOfBank(bank), acceptRetire),
  ];
}

/** Of a bank that is new: the bank that is gone and that has at least half of its cards here. */
export function formerBank(
  linked: LinkedBank,
  missing: readonly CatalogueBank[],
): CatalogueBank | null {
  const ids = new Set(linked.cards.map(({ id }) => id));
  const isHere = ({ cards }: CatalogueBank) =>
    cards.length > 0 && cards.filter(({ id }) => ids.has(id)).length * 2 >= cards.length;
  return missing.find(isHere) ?? null;
}

export function renamedBankProblem({ bank, place }: LinkedBank, former: string): Problem {
  const message = `\`${bank.bank}\` has the cards of \`${former}\`, which is gone: the id of a bank never changes, so write \`bank: ${former}\` and change its title only; or let everybody begin anew with ${ACCEPT}`;
  const at = place ?? placeOfBank(bank.bank);
  return { ...at, level: 'error', rule: 'renamed-bank', message, id: bank.bank };
}
