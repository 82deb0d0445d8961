// The child that checks banks, except that one of them keeps it busy for ever.
import '#workers/check.ts';

process.prependListener('message', (sent: unknown) => {
  const { folder = '' } = sent as { folder?: string };
  if (folder.endsWith('/heavy')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
