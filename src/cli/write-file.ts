// Files that commands write: whole or not at all, never over another one unasked, never through a link.
import { existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diskCause } from '#authoring/disk-cause.ts';
import { EXIT } from './command.ts';
import { Failure } from './product.ts';

/** Throws Failure where a file is in the way and is not to be replaced. */
export function requireFree(path: string, shown: string, replace: boolean): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) throw new Failure(EXIT.usage, `${shown} is a folder`);
  if (!replace) {
    throw new Failure(EXIT.usage, `${shown} exists: choose another --out, or add --replace`);
  }
}

/** Writes one file, and makes its folder. A link in the way is replaced, not followed. Throws Failure. */
export function writeWhole(path: string, content: string | Uint8Array, shown: string): void {
  const folder = dirname(path);
  const draft = join(folder, `.${basename(path)}.${process.pid}.tmp`);
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    writeFileSync(draft, content, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    const why = diskCause(error);
    throw new Failure(EXIT.usage, `${shown} cannot be written (${why}): check its name and rights`);
  }
}
