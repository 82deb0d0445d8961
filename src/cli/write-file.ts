// Files that commands write: whole or not at all, and never over another one unasked.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { diskCause } from '#authoring/disk-cause.ts';
import { systemCode } from '#core/base/errors.ts';
import { EXIT } from './command.ts';
import { printable } from './printable.ts';
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

function refuse(shown: string, error: unknown): Failure {
  const why =
    systemCode(error) === 'EEXIST'
      ? 'is there already, and nothing is overwritten: choose another name'
      : `cannot be written (${diskCause(error)}): check its name and rights`;
  return new Failure(EXIT.usage, `${printable(shown)} ${why}`);
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
    throw refuse(shown, error);
  }
}

/** Puts the text in the place of an author's file, where a link leads to it. Throws Failure. */
export function replaceFile(cwd: string, path: string, text: string): void {
  let target: string;
  try {
    target = realpathSync(resolve(cwd, path));
  } catch (error) {
    throw refuse(path, error);
  }
  writeWhole(target, text, path);
}

/** Makes the folder, and those above it. Throws Failure where there is something of this name. */
export function makeFolder(cwd: string, folder: string): void {
  try {
    mkdirSync(dirname(resolve(cwd, folder)), { recursive: true });
  } catch (error) {
    throw refuse(dirname(folder), error);
  }
  try {
    mkdirSync(resolve(cwd, folder));
  } catch (error) {
    throw refuse(folder, error);
  }
}

/** Throws Failure where there is a file already. */
export function writeNew(cwd: string, path: string, text: string): void {
  if (!writeMissing(cwd, path, text)) throw refuse(path, { code: 'EEXIST' });
}

/** False, and nothing written, where there is a file already. Throws Failure. */
export function writeMissing(cwd: string, path: string, text: string): boolean {
  try {
    mkdirSync(dirname(resolve(cwd, path)), { recursive: true });
    writeFileSync(resolve(cwd, path), text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw refuse(path, error);
  }
}
