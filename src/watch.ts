// Watches the folder of the banks while authors work in it: many saves close together are one piece of news.
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { watch } from 'chokidar';

/** An editor writes a file in several steps, and a search-and-replace many files. */
const QUIET_MS = 150;
/** News is told after so long, even when saving never ends. */
const MOST_MS = 2_000;
/** A bank may nest 16 folders. */
const DEPTH = 18;

export type Watching = { close(): Promise<void> };

/** Hidden entries and files that no bank is read from; of what the watch has not seen yet, only the name is known. */
function isOther(path: string, isFile: boolean): boolean {
  const names = path.split(sep);
  if (names.some((name) => name.startsWith('.') || name === 'node_modules')) return true;
  return isFile && !/\.ya?ml$/i.test(path);
}

/** The folder where links lead to; itself while it is not there. */
function placeOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/**
 * Calls `onSaved` when the watch stands, because of what was saved until then, and a moment after anything was added,
 * saved or removed. `onError` is told of what cannot be watched.
 */
export function watchFolder(
  folder: string,
  onSaved: () => void,
  onError: (error: unknown) => void,
): Watching {
  const root = placeOf(folder);
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  const tell = () => {
    timer = undefined;
    onSaved();
  };
  const note = () => {
    const now = performance.now();
    if (timer === undefined) since = now;
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, since + MOST_MS - now)));
  };
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    depth: DEPTH,
    ignored: (path, stats) => isOther(relative(root, path), stats?.isFile() ?? false),
  });
  watcher.on('all', note).on('ready', note).on('error', onError);
  return {
    close: () => {
      clearTimeout(timer);
      return watcher.close();
    },
  };
}
