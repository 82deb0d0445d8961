// One Chromium for all browser tests of a process; without one they are skipped, but never in CI.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env['TRAPWISE_CHROMIUM'],
  // Shows nothing on any screen, and is much the faster for it.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));

/** False where there is no Chromium. In CI it is true, so that its absence fails. */
export const hasChromium = executablePath !== undefined || process.env['CI'] !== undefined;

if (!hasChromium)
  console.warn('browser tests are skipped: no Chromium (set TRAPWISE_CHROMIUM to its path)');

let browser: Promise<Browser> | undefined;

/** Ends with the process of the tests. */
export function openChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium: set TRAPWISE_CHROMIUM');
  browser ??= chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return browser;
}
