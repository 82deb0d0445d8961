// Files that appear under their name only when complete and on disk.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Gives a finished file its name, unless something has that name already: then false, and that stays as it is. */
export function publish(temporary: string, path: string): boolean {
  sync(temporary);
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (existsSync(path)) return false;
    // A file system without hard links: the last look and the rename are two steps there.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  if (process.platform !== 'win32') sync(dirname(path));
  return true;
}
