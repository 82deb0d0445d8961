// Ids that an author gives to new things on the command line.
import { Id } from '#core/question/question.ts';
import { EXIT } from './command.ts';
import { printable } from './printable.ts';
import { Failure } from './product.ts';

const MAX = 80;

/** What the author probably meant: `Model ownership` becomes `model-ownership`. */
function nearestId(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX)
    .replace(/-+$/, '');
}

/** The text, when it is an id. Throws Failure with the remedy. */
export function newId(text: string, what: string): string {
  const { success, error } = Id.safeParse(text);
  if (success) return text;
  const near = nearestId(text);
  const remedy = near === '' ? '' : `: did you mean \`${near}\`?`;
  const said = `\`${printable(text)}\` is no id of a ${what}: ${error.issues[0]?.message}${remedy}`;
  throw new Failure(EXIT.usage, said);
}
