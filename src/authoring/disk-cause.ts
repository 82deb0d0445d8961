// Why the disk refused, in words.
import { systemCode } from '#core/base/errors.ts';

const WORDS: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to it',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'nothing has this name',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands where a folder should be',
  EPERM: 'you have no right to it',
  EROFS: 'the disk is read-only',
};

/** In words where this knows them, else as the system's code, such as EIO. */
export function diskCause(error: unknown): string {
  const code = systemCode(error);
  return WORDS[code] ?? code;
}
