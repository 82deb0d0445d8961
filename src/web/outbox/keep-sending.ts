// When the outbox is sent: at once when a connection is back or the page is seen again, and from time to time until then.
import { computed, effect, signal } from '@preact/signals';
import { api, take } from '../api/client.ts';
import { isConnected, isSignedOut } from '../api/send.ts';
import { readAgain } from '../api/stale.ts';
import { tokens } from '../api/tokens.ts';
import { openOutbox, readOutbox, waiting } from './kept-answers.ts';
import { pruneReplies } from './kept-replies.ts';
import { sendKept } from './send-kept.ts';

/** Milliseconds between two tries; the last one again and again. */
const PAUSES_MS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000];
/** No screen waits longer for what was kept before. */
const READY_MS = 3_000;

export const isSending = signal(false);

let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | undefined;

const isLost = computed(() => !isConnected.value);
const isOwing = computed(() => waiting.value.length > 0);

function later(): void {
  clearTimeout(timer);
  if (document.hidden || (!isLost.value && !isOwing.value) || isSignedOut.value) return;
  const pause = PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
  tries += 1;
  // Many browsers that lost one server should not find it again at one instant.
  timer = setTimeout(() => void tryNow(), pause * (0.85 + Math.random() * 0.3));
}

async function once(): Promise<void> {
  isSending.value = isOwing.value;
  try {
    const before = waiting.value.length;
    if (before > 0) await sendKept();
    // Nothing waits, and somebody must find out whether the server is back.
    else if (isLost.value) await take(api.me.$get());
    if (waiting.value.length === 0) tries = 0;
    if (waiting.value.length < before) readAgain();
  } catch {
    // What waits, waits on.
  } finally {
    isSending.value = false;
  }
}

/** Sends now, unless that is under way. */
function tryNow(): Promise<void> {
  clearTimeout(timer);
  running ??= once().finally(() => {
    running = undefined;
    later();
  });
  return running;
}

/** From the beginning: something says that it may work now. */
export function sendNow(): Promise<void> {
  tries = 0;
  return tryNow();
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

let isOpening = true;
const opened = openOutbox()
  .then(() => (isOwing.value ? sendNow() : undefined))
  .finally(() => {
    isOpening = false;
  });

/** Resolves once what waits was sent, or cannot be for now. */
export async function sentFirst(): Promise<void> {
  if (isOpening) await Promise.race([opened, pause(READY_MS)]);
  else if (isOwing.value && isConnected.value) await Promise.race([tryNow(), pause(READY_MS)]);
}

/** Call once, when the page starts. */
export function keepSending(): void {
  addEventListener('online', () => void sendNow());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && (isLost.value || isOwing.value)) void sendNow();
  });
  effect(() => {
    if (isConnected.value && isOwing.value && !isSignedOut.value) void sendNow();
    else later();
  });
  let last = tokens.learner.value;
  effect(() => {
    if (tokens.learner.value === last) return;
    last = tokens.learner.value;
    void readOutbox();
  });
  void opened.then(pruneReplies).catch(() => undefined);
}
