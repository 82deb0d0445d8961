// The page as files in memory: built from src/web by Vite into dist/ when what is there was built from something else.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { PageFile, PageFiles } from '#api/page.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = join(ROOT, 'src/web');
const BUILT = join(ROOT, 'dist');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
/** What a build depends on besides its sources. */
const ALSO = ['package-lock.json', 'vite.config.ts'];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Files below a folder, in an order that is the same everywhere. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** Name of what the sources, as they are, are built into. */
async function stampOf(): Promise<string> {
  const hash = createHash('sha256');
  const sources = await filesIn(SOURCES);
  for (const path of [...sources, ...ALSO.map((name) => join(ROOT, name))]) {
    hash.update(`${path.slice(ROOT.length)}\0`).update(await readFile(path));
  }
  return `page-${hash.digest('hex').slice(0, 16)}`;
}

/** Several servers may build at once: each in a folder of its own, and the first to end has its name. */
async function build(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(BUILT, { recursive: true });
  try {
    await promisify(execFile)(process.execPath, [VITE, 'build', '--outDir', draft], { cwd: ROOT });
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Folder of the built page, built first where it is missing. Throws with the builder's own words when it cannot be. */
export async function ensurePage(): Promise<string> {
  const folder = join(BUILT, await stampOf());
  if (existsSync(folder)) return folder;
  await build(folder);
  const old = (await readdir(BUILT)).filter((name) => /^page-\w+$/.test(name));
  for (const name of old.filter((one) => one !== basename(folder)))
    await rm(join(BUILT, name), { recursive: true, force: true });
  return folder;
}

function pageFile(path: string, body: Uint8Array<ArrayBuffer>): PageFile {
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  return {
    type,
    body,
    gzipped: /text|svg|json/.test(type) ? new Uint8Array(gzipSync(body, { level: 9 })) : null,
    etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
    // Vite names these by their content.
    immutable: path.startsWith('/assets/'),
  };
}

/** The built page by path (`/index.html`). Throws like `ensurePage`. */
export async function openPage(): Promise<PageFiles> {
  const folder = await ensurePage();
  const paths = await filesIn(folder);
  const files = await Promise.all(
    paths.map(async (path) => {
      const name = path.slice(folder.length).replaceAll('\\', '/');
      return [name, pageFile(name, new Uint8Array(await readFile(path)))] as const;
    }),
  );
  return new Map(files);
}
