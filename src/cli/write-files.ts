// Files that commands write for authors: nothing that is there is ever overwritten by chance.
import { mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { diskCause } from '#authoring/disk-cause.ts';
import { editorSchemas } from '#authoring/editor-schema.ts';
import { EXIT } from './command.ts';
import { printable } from './printable.ts';
import { Failure } from './product.ts';

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function refuse(path: string, error: unknown): Failure {
  const why = isThere(error)
    ? 'is there already, and nothing is overwritten: choose another name'
    : `cannot be written (${diskCause(error)}): check its name and rights`;
  return new Failure(EXIT.usage, `${printable(path)} ${why}`);
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
  try {
    mkdirSync(dirname(resolve(cwd, path)), { recursive: true });
    writeFileSync(resolve(cwd, path), text, { flag: 'wx' });
  } catch (error) {
    throw refuse(path, error);
  }
}

/** Puts the text in the place of a file as one step, so that an author's file is never half there. Throws Failure. */
export function replaceFile(cwd: string, path: string, text: string): void {
  try {
    const target = realpathSync(resolve(cwd, path));
    writeFileSync(`${target}.new`, text, { flag: 'wx' });
    renameSync(`${target}.new`, target);
  } catch (error) {
    throw refuse(path, error);
  }
}

/** Writes the schemas for editors where they are missing; gives the paths of those. */
export function addSchemas(cwd: string, folder: string): string[] {
  return [...editorSchemas()].flatMap(([name, text]) => {
    const path = join(folder, name);
    try {
      writeFileSync(resolve(cwd, path), text, { flag: 'wx' });
      return [path];
    } catch (error) {
      if (isThere(error)) return [];
      throw refuse(path, error);
    }
  });
}
