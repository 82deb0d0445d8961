// What is wrong in the files of the banks as they are now, for an author who keeps an eye on it.
import { createRoute, z } from '@hono/zod-openapi';
import { isoDate } from '#core/base/time.ts';
import { sendTagged } from '../entity-tag.ts';
import { AUTHOR, endpoint, PROBLEMS, reply } from '../route.ts';
import { AuthorProblemView, authorProblemView } from '../views/author-problem.ts';

const count = z.int().min(0);

const View = z
  .strictObject({
    version: z.string().openapi({ description: 'Another one whenever a file is another.' }),
    served: z.boolean().openapi({
      description: 'False when the files are not what is served: load them, or mend them first.',
    }),
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
  .openapi('FolderProblems');

const route = createRoute({
  method: 'get',
  path: '/v1/author/problems',
  operationId: 'listProblems',
  summary: 'List what is wrong in the files of the banks',
  description:
    'As the files are now, loaded or not. Checked only when one of them changed since the last look, so it may be asked every few seconds; with If-None-Match the answer is then short.',
  tags: ['authors'],
  security: AUTHOR,
  responses: {
    200: reply(View, 'Every problem, and what was found.'),
    304: { description: 'Not changed since the ETag that was sent.' },
    ...PROBLEMS,
  },
});

export const listProblems = endpoint(route, async (c) => {
  const { world, checkFolder, call } = c.get('deps');
  const found = await checkFolder(isoDate(call().now), world.catalogue());
  const { version, served, problems, summary } = found;
  const tagged = sendTagged(c, { version, served });
  if (tagged) return tagged;
  const { banks, files, cards, questions, errors, warnings } = summary;
  return c.json(
    {
      version,
      served,
      problems: problems.map(authorProblemView),
      summary: { banks, files, cards, questions, errors, warnings },
    },
    200,
  );
});
