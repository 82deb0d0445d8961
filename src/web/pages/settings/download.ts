// Saves a reply as a file: over fetch, because a link cannot bring a token.

/** The file's name as the server has it, else `name`. Throws what the call throws. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
