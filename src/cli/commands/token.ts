// `trapwise token new|list|revoke`: what proves to a server who is asking.
import { InvalidArgumentError } from 'commander';
import { isoInstant } from '#core/base/time.ts';
import { SCOPES, type Scope } from '#core/learner/learner.ts';
import { issueToken } from '#use-cases/manage-learners.ts';
import { EXIT, type Register } from '../command.ts';
import { Failure } from '../product.ts';

const MOST_DAYS = 366;

function readScopes(text: string): Scope[] {
  return text.split(',').map((word) => {
    const scope = SCOPES.find((known) => known === word.trim());
    if (!scope) throw new InvalidArgumentError(`use ${SCOPES.join(', ')}, separated by commas`);
    return scope;
  });
}

function readDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new InvalidArgumentError(`use a whole number from 1 to ${MOST_DAYS}`);
}

type NewOptions = { learner: string; scope: Scope[]; days: number; name: string };

export const register: Register = (command, { product, out }) => {
  command
    .command('new')
    .description('make a token and print it, this once')
    .requiredOption('--learner <ID>', 'the learner it speaks for')
    .option('--scope <SCOPES>', `what it may do: ${SCOPES.join(', ')}`, readScopes, ['learner'])
    .option('--days <N>', 'days until it expires', readDays, 90)
    .option('--name <NAME>', 'what it is for', 'token')
    .action(async ({ learner, scope, days, name }: NewOptions) =>
      (await product()).withStore(async (store, call, newSecret) => {
        const request = { learner, scopes: scope, name, days };
        const { token, text } = await issueToken(store, request, newSecret(), call);
        out(`${text}\n`);
        out(
          `token ${token.id}, valid until ${isoInstant(token.expiresAt)}; it is not shown again\n`,
        );
      }),
    );
  command
    .command('list')
    .description('print every token: id, learner, scopes, end, name')
    .action(async () =>
      (await product()).withStore(async (store) => {
        const learners = new Map((await store.learners()).map(({ key, id }) => [key, id]));
        for (const token of await store.tokens()) {
          const end =
            token.revokedAt === null
              ? `until ${isoInstant(token.expiresAt)}`
              : `revoked ${isoInstant(token.revokedAt)}`;
          const learner = learners.get(token.learner) ?? '?';
          out(`${token.id}\t${learner}\t${token.scopes.join(',')}\t${end}\t${token.name}\n`);
        }
      }),
    );
  command
    .command('revoke <ID>')
    .description('end a token now')
    .action(async (id: string) =>
      (await product()).withStore(async (store, { now }) => {
        if (await store.revokeToken(id, now)) out(`token ${id} is revoked\n`);
        else
          throw new Failure(
            EXIT.usage,
            `there is no live token ${id}; see \`trapwise token list\``,
          );
      }),
    );
};
