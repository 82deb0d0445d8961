// Which file a path names, so that a database that was unlinked or replaced under us is noticed.
import { statSync } from 'node:fs';

export type FileIdentity = { readonly dev: bigint; readonly ino: bigint };

/** Null when there is nothing at the path. */
export function identityOf(path: string): FileIdentity | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? { dev: stat.dev, ino: stat.ino } : null;
}

export function isSameFile(one: FileIdentity, other: FileIdentity | null): boolean {
  return one.dev === other?.dev && one.ino === other.ino;
}
