// Forgets everything that this browser keeps of the learner: settings, tokens, answers in a queue, stored replies.

async function dropDatabases(): Promise<void> {
  const found = (await indexedDB.databases?.()) ?? [];
  await Promise.all(
    found.map(
      ({ name = '' }) =>
        new Promise<void>((resolve) => {
          const request = indexedDB.deleteDatabase(name);
          // Blocked while a tab holds it open: it goes when that one is loaded anew.
          request.onsuccess = request.onerror = request.onblocked = () => resolve();
        }),
    ),
  );
}

async function dropCaches(): Promise<void> {
  if (!('caches' in globalThis)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

export async function clearBrowser(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  await Promise.allSettled([dropDatabases(), dropCaches()]);
}
