// Checks YAML that an author's editor sends: one file or several, by themselves or as a part of a bank that is served.
import { createRoute, z } from '@hono/zod-openapi';
import { checkFiles as check } from '#use-cases/check-files.ts';
import { AUTHOR, body, endpoint, PROBLEMS, reply } from '../route.ts';
import { AuthorProblemView, authorProblemView } from '../views/author-problem.ts';
import { BankId } from '../views/shared.ts';

/** A file that a bank may hold is no larger either. */
const MEBIBYTE = 1_048_576;
const MOST_FILES = 500;
/** The name of a text that was sent without one. */
const UNNAMED = 'cards.yaml';

const Text = z.string().max(MEBIBYTE);
const File = z.strictObject({
  path: z
    .string()
    .max(300)
    // No part begins with a dot, so that none leads out of the bank.
    .regex(/^[^./\\\s][^/\\\r\n\t]*(\/[^./\\\s][^/\\\r\n\t]*)*\.yaml$/)
    .openapi({ description: 'Below the folder of the bank.', example: 'model-ownership.yaml' }),
  text: Text,
});

const Body = z
  .strictObject({
    bank: BankId.optional().openapi({
      description:
        'A bank that is served, of which the files are a part. Names are looked up in it.',
    }),
    text: Text.optional().openapi({ description: `One file of cards; it is named ${UNNAMED}.` }),
    files: z.array(File).min(1).max(MOST_FILES).optional().openapi({
      description: 'Several files. With a bank.yaml and no `bank` they are a whole bank.',
    }),
  })
  .refine(({ text, files }) => (text === undefined) !== (files === undefined), {
    message: 'Send either text or files.',
  })
  .refine(({ files = [] }) => new Set(files.map(({ path }) => path)).size === files.length, {
    path: ['files'],
    message: 'Send each path once.',
  })
  .openapi('CheckRequest');

const count = z.int().min(0);

const View = z
  .strictObject({
    problems: z.array(AuthorProblemView).openapi({ description: 'By file, line and column.' }),
    summary: z.strictObject({
      banks: count,
      files: count,
      cards: count,
      questions: count,
      errors: count,
      warnings: count,
    }),
  })
  .openapi('CheckedFiles');

const route = createRoute({
  method: 'post',
  path: '/v1/author/check',
  operationId: 'checkFiles',
  summary: 'Check the YAML of a bank, or of a part of one',
  description:
    'Writes nothing. With `bank` the files are held against what is served of that bank; ids that they share with it are theirs. Without it cards are checked by themselves, and names of topics, objectives and traps are not looked up. Only a whole bank is judged by its coverage and its balances.',
  tags: ['authors'],
  security: AUTHOR,
  request: { body: body(Body) },
  responses: { 200: reply(View, 'Every problem, and what was found.'), ...PROBLEMS },
});

export const checkFiles = endpoint(
  route,
  async (c) => {
    const { world, checker, call } = c.get('deps');
    const { bank = null, text = '', files = [{ path: UNNAMED, text }] } = c.req.valid('json');
    const { problems, summary } = await check(world, checker, { bank, files }, call());
    const { banks, cards, questions, errors, warnings } = summary;
    return c.json(
      {
        problems: problems.map(authorProblemView),
        summary: { banks, files: summary.files, cards, questions, errors, warnings },
      },
      200,
    );
  },
  { bytes: MEBIBYTE, stringLength: MEBIBYTE },
);
