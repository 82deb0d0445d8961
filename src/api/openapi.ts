// The OpenAPI 3.1 document, generated from the routes.
import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from './env.ts';
import { routes } from './routes/index.ts';

const DESCRIPTION =
  'Practice sessions for exams: questions are presented without their key, answers are recorded once and for good, ' +
  'and an FSRS memory decides what is asked next. Every failure is application/problem+json (RFC 9457).';

type Describable = Pick<OpenAPIHono<ApiEnv>, 'getOpenAPI31Document' | 'openAPIRegistry'>;

/** The same for the same routes, to the byte, once it is written as JSON. */
export function openApiDocument(app: Describable) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Trapwise',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: [
      { name: 'practice', description: 'Sessions, presentations and answers.' },
      { name: 'learner', description: 'Settings, today and cards.' },
      { name: 'statistics', description: 'Where a learner stands and what is coming.' },
      { name: 'catalogue', description: 'Banks and exams.' },
      { name: 'authors', description: 'What follows when an author changed a bank.' },
      { name: 'operation', description: 'Health and metrics.' },
    ],
  });
}

function registerSecurity(app: OpenAPIHono<ApiEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token made with `trapwise token new`. A local server needs none for practice.',
  });
}

/** Registers what security the routes speak of, and serves the document. */
export function serveOpenApi(app: OpenAPIHono<ApiEnv>): void {
  registerSecurity(app);
  let document: unknown;
  app.get('/openapi.json', (c) => {
    document ??= openApiDocument(app);
    return c.json(document as object, 200);
  });
}

/** The document as it is committed, made without a server. */
export function openApiText(): string {
  const app = new OpenAPIHono<ApiEnv>();
  app.openapiRoutes(routes);
  registerSecurity(app);
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}
