// What is wrong with an author's files, as the API shows it: the same fields as `trapwise check --json`.
import { z } from '@hono/zod-openapi';
import type { Problem } from '#core/base/problem.ts';

/** Named apart from the problem documents of failed requests. */
export const AuthorProblemView = z
  .strictObject({
    file: z.string().openapi({ description: 'Relative; never where it lies on the server.' }),
    line: z.int().min(1),
    column: z.int().min(1),
    level: z.enum(['error', 'warning']),
    rule: z.string(),
    message: z.string(),
    id: z.string().nullable(),
  })
  .openapi('AuthorProblem');

export function authorProblemView(problem: Problem): z.infer<typeof AuthorProblemView> {
  const { file, line, column, level, rule, message, id } = problem;
  return { file, line, column, level, rule, message, id };
}
