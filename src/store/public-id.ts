// Public ids as the 16 random bytes they are: `ses_` or `prs_` and 22 base64url characters, in one spelling only.

/** The 16 bytes of an id; null for every other text, so that a wrong id is as unknown as a stranger's. */
export function bytesOfId(prefix: string, id: string): Buffer | null {
  if (id.length !== prefix.length + 22 || !id.startsWith(prefix)) return null;
  const bytes = Buffer.from(id.slice(prefix.length), 'base64url');
  return bytes.length === 16 && idOfBytes(prefix, bytes) === id ? bytes : null;
}

/** Like `bytesOfId` for an id of our own making: anything else is a bug. */
export function requireBytesOfId(prefix: string, id: string): Buffer {
  const bytes = bytesOfId(prefix, id);
  if (!bytes) throw new Error(`not ${prefix} and the base64url of 16 bytes: ${id}`);
  return bytes;
}

export function idOfBytes(prefix: string, bytes: Buffer): string {
  return prefix + bytes.toString('base64url');
}
