// The API's documentation, offline: Swagger UI from its package, and a page per problem code.
import { readFile } from 'node:fs/promises';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import { notFound } from '#core/base/errors.ts';
import type { ApiEnv } from './env.ts';
import { problemPage } from './problem-pages.ts';

const TYPES = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trapwise API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

/** Swagger UI sets style attributes, which is all that its page may do beyond the server's own policy. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; frame-ancestors 'none'";

function readAsset(name: keyof typeof TYPES): Promise<string> {
  return readFile(new URL(import.meta.resolve(`swagger-ui-dist/${name}`)), 'utf8');
}

function isAsset(name: string): name is keyof typeof TYPES {
  return Object.hasOwn(TYPES, name);
}

/** Must stand outside the middleware that sets the server's own policy, which it replaces. */
export const allowDocs = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  c.res.headers.set('Content-Security-Policy', POLICY);
});

export function serveDocs(app: OpenAPIHono<ApiEnv>): void {
  app.get('/docs', (c) => c.html(PAGE));
  app.get('/docs/start.js', (c) => c.body(START, 200, { 'Content-Type': 'text/javascript' }));
  app.get('/docs/problems/:code', (c) => {
    const page = problemPage(c.req.param('code'));
    if (page === null) throw notFound();
    return c.text(page);
  });
  app.get('/docs/:asset', async (c) => {
    const asset = c.req.param('asset');
    if (!isAsset(asset)) throw notFound();
    return c.body(await readAsset(asset), 200, { 'Content-Type': TYPES[asset] });
  });
}
