// `trapwise quarantine`: lists the questions in quarantine, puts one there, or lifts it.
import { AppError } from '#core/base/errors.ts';
import { isoInstant } from '#core/base/time.ts';
import { MOST_QUARANTINE_TEXT } from '#core/question/quarantine.ts';
import {
  liftQuarantine,
  listQuarantines,
  quarantineQuestion,
  type ShownQuarantine,
} from '#use-cases/quarantine-question.ts';
import { quarantineAdvice } from '#use-cases/settle-advice.ts';
import { EXIT, type Register } from '../command.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';
import { count } from '../report.ts';

type Options = { reason?: string; lift?: boolean };

function readPlace(text: string): { bank: string; id: string } {
  const [bank, id, ...rest] = text.split('/');
  if (bank && id && rest.length === 0) return { bank, id };
  throw new Failure(EXIT.usage, 'write the question as BANK/QUESTION, with the ids of its author');
}

function lines(quarantine: ShownQuarantine): string[] {
  const { bank, id, reason, at, keyChanged } = quarantine;
  const retired = keyChanged === null ? ', retired' : '';
  const advice = quarantineAdvice(quarantine);
  return [
    `${bank}/${id}  since ${isoInstant(at)}${retired}  ${reason}`,
    ...(advice === null ? [] : [`  → ${advice}`]),
  ].map((line) => `${printable(line)}\n`);
}

export const register: Register = (command, { product, out }) => {
  command
    .argument('[BANK/QUESTION]', 'the question; without it all that are in quarantine are listed')
    .option('--reason <TEXT>', 'why, for other authors')
    .option('--lift', 'give it back')
    .addHelpText(
      'after',
      '\nA question in quarantine is asked neither in practice nor in exams, and nothing that is still answered to it moves a memory.\nIt outlives every edit of its file, until it is lifted.',
    )
    .action(async (text: string | undefined, { reason = '', lift = false }: Options) => {
      if (text === undefined && (lift || reason !== '')) {
        throw new Failure(EXIT.usage, 'name the question as BANK/QUESTION');
      }
      const place = text === undefined ? null : readPlace(text);
      if (place && !lift && reason.trim() === '') {
        throw new Failure(EXIT.usage, 'say why: --reason TEXT (or --lift to give it back)');
      }
      if (reason.length > MOST_QUARANTINE_TEXT) {
        throw new Failure(EXIT.usage, `--reason takes at most ${MOST_QUARANTINE_TEXT} characters`);
      }
      return (await product()).withStore(async (store, call) => {
        const catalogue = await store.loadCatalogue();
        const world = { store, catalogue: () => catalogue };
        if (!place) {
          const all = await listQuarantines(world);
          out([...all.flatMap(lines), `${count(all.length, 'question')} in quarantine\n`].join(''));
          return;
        }
        try {
          if (!lift) {
            out(lines(await quarantineQuestion(world, place, reason.trim(), call)).join(''));
            return;
          }
          const was = await liftQuarantine(world, place);
          out(`${text} ${was ? 'is asked again' : 'was in no quarantine'}\n`);
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
          const none = `there is no question ${text} in use; the server loads it from its bank first`;
          throw new Failure(EXIT.usage, none);
        }
      });
    });
};
