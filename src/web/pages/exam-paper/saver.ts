// Sends what is written, question by question: soon after the last change, never two at once for the same one.

/** A change is sent when no other one followed for so long: typing and dragging make many. */
const PAUSE_MS = 300;

/** `save` sends what is written then; it does not throw. */
export function createSaver(save: (id: string) => Promise<void>) {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();

  function now(id: string): Promise<void> {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    const under = running.get(id);
    if (under) {
      again.add(id);
      return under;
    }
    const work = (async () => {
      do {
        again.delete(id);
        await save(id);
      } while (again.has(id));
      running.delete(id);
    })();
    running.set(id, work);
    return work;
  }

  return {
    now,
    soon(id: string): void {
      clearTimeout(waiting.get(id));
      waiting.set(
        id,
        setTimeout(() => void now(id), PAUSE_MS),
      );
    },
    /** Nothing waits and nothing is under way any more. */
    async flush(): Promise<void> {
      await Promise.all([...waiting.keys()].map(now));
      await Promise.all(running.values());
    },
  };
}
