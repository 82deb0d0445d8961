// Puts the page into the browser, so that it opens without a server, and tells when a newer one waits there.
import { signal } from '@preact/signals';

/** A newer version of the page that is loaded and waits to be shown. */
export const newVersion = signal<ServiceWorker | null>(null);

/** A page that stays open for days looks for a newer one so often, in ms. */
const LOOK_MS = 60 * 60 * 1000;

let isAsked = false;

function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    // The first one replaces nothing.
    if (navigator.serviceWorker.controller) newVersion.value = registration.waiting;
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < LOOK_MS) return;
    looked = Date.now();
    void registration.update().catch(() => undefined);
  });
}

async function register(): Promise<void> {
  try {
    watch(await navigator.serviceWorker.register('/sw.js'));
  } catch {
    // Private windows and some policies refuse; then the page needs its server to open.
  }
}

/** Call once what is first seen is there. Browsers have no worker for a page that came over plain HTTP from afar. */
export function installWorker(): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Only in the tab that asked: under an answer nothing is loaded anew.
    if (isAsked) location.reload();
  });
  if (document.readyState === 'complete') void register();
  else addEventListener('load', () => void register(), { once: true });
}

/** Shows the version that waits. */
export function loadNewVersion(): void {
  isAsked = true;
  if (newVersion.value) newVersion.value.postMessage('take-over');
  else location.reload();
}
