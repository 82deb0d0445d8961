// The page beside the API: its files out of memory, by exact name, and its first file for every address of a screen.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './env.ts';

export type PageFile = {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Null where it would not be smaller. Nothing secret is in a page, so it may be compressed. */
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly etag: string;
  /** Named by its content, so what has this name never changes. */
  readonly immutable: boolean;
};

/** By path, beginning with `/`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const FIRST = '/index.html';

/** Scripts, styles, drawings and calls of its own server, and nothing else; no frame around it, no form to elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Must stand outside the middleware that sets the server's own policy, which it replaces where a page was served. */
export const allowPage = createMiddleware<ApiEnv>(async (c, next) => {
  await next();
  if (c.get('isPage')) c.res.headers.set('Content-Security-Policy', POLICY);
});

function fileFor(c: Context<ApiEnv>, page: PageFiles): PageFile | undefined {
  const { path } = c.req;
  const exact = path === '/' ? page.get(FIRST) : page.get(path);
  if (exact) return exact;
  // Screens have addresses that the page alone knows; who asks for a document there gets the page.
  const wantsDocument = c.req.header('accept')?.includes('text/html') ?? false;
  return wantsDocument && !/^\/v\d/.test(path) ? page.get(FIRST) : undefined;
}

/** A file of the page, or null when the address is none of its. */
export function servePage(c: Context<ApiEnv>, page: PageFiles): Response | null {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return null;
  const file = fileFor(c, page);
  if (!file) return null;
  c.set('isPage', true);
  c.header('ETag', file.etag);
  c.header('Vary', 'Accept-Encoding');
  c.header(
    'Cache-Control',
    file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache, must-revalidate',
  );
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
  const { gzipped } = file;
  const packed = gzipped && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? gzipped : null;
  if (packed) c.header('Content-Encoding', 'gzip');
  return c.body(packed ?? file.body, 200, { 'Content-Type': file.type });
}
