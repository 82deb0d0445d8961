// The page in a real browser against the real API in this process, on a clock that the test moves; what a page must never do fails the test.
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AuthMode } from '#api/env.ts';
import type { PageFiles } from '#api/page.ts';
import { serve } from '#api/serve.ts';
import type { LinkedBank } from '#core/question/catalogue.ts';
import { openPage } from '../../../src/page.ts';
import { bank, typeCards } from '../../support/banks.ts';
import { type Journey, openJourney } from '../../support/journey.ts';
import { START } from '../../support/server.ts';
import { openChromium } from './chromium.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

/** What Playwright says in the page where it keeps a service worker out. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

let files: Promise<PageFiles> | undefined;

type Wish = {
  readonly banks?: readonly LinkedBank[];
  readonly at?: number;
  readonly auth?: AuthMode;
  /** A phone has a small screen that is touched. */
  readonly on?: 'desk' | 'phone';
  readonly theme?: 'light' | 'dark';
  readonly language?: 'en' | 'vi';
  /** Lets the page put itself into the browser; spared where no test asks for it. */
  readonly installed?: boolean;
  /** The built page, where it is not to be the one that is. */
  readonly files?: PageFiles;
  /** Folder of the banks that an author's reload loads. */
  readonly questions?: string;
};

export type StudyRoom = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly journey: Journey;
  readonly url: string;
  /** Moves the clock of the server and of the browser. */
  moveTo(instant: number): Promise<void>;
  /** Another tab of the same browser. */
  openTab(path?: string): Promise<Page>;
  /** Takes the network away, or gives it back. */
  setOffline(isOffline: boolean): Promise<void>;
  /** Ends the server, or starts it again where it was. */
  setServer(isUp: boolean): Promise<void>;
  /** Forgives what the page did by now: a test that refuses a call on purpose has errors in its console. */
  forgive(): void;
  /** Axe finds nothing on the screen as it stands. */
  expectAccessible(page?: Page): Promise<void>;
  /** Closes everything; fails when the page called another origin, broke its policy or complained in the console. */
  leave(): Promise<void>;
};

/** A new learner, a browser without a past, and the page at `path`. */
export async function enter(path = '/', wish: Wish = {}): Promise<StudyRoom> {
  const { banks = [bank(typeCards())], at = START, on = 'desk', auth = 'local' } = wish;
  files ??= openPage();
  const journey = await openJourney(banks, at, undefined, {
    page: wish.files ?? (await files),
    auth,
    ...(wish.questions === undefined ? {} : { questions: wish.questions }),
  });
  // Through the journey, so that a restart is seen.
  const answer = (request: Request) => journey.server.app.fetch(request);
  let listening = await serve(answer, '127.0.0.1', 0);
  const { url, port } = listening;
  const browser = await openChromium();
  const context = await browser.newContext({
    viewport: on === 'phone' ? PHONE : DESK,
    hasTouch: on === 'phone',
    isMobile: on === 'phone',
    colorScheme: wish.theme ?? 'light',
    locale: wish.language === 'vi' ? 'vi-VN' : 'en-GB',
    timezoneId: 'UTC',
    baseURL: url,
    reducedMotion: 'reduce',
    serviceWorkers: wish.installed ? 'allow' : 'block',
  });
  // An element that does not come is a fault of the page; a busy machine is none.
  context.setDefaultTimeout(20_000);
  const faults: string[] = [];
  // The console tells of a refused call when it likes: perhaps only after it was forgiven.
  let isForgiven = false;
  await context.clock.setFixedTime(at);
  context.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) faults.push(`asks ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.text() === BLOCKED) return;
    if (isForgiven && message.text().startsWith('Failed to load resource')) return;
    if (['error', 'warning'].includes(message.type())) faults.push(`says ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`throws ${error.error()}`));

  async function openTab(where = path): Promise<Page> {
    const page = await context.newPage();
    await page.goto(where);
    await page
      .locator('h1')
      .first()
      .waitFor({ state: 'attached' })
      .catch((error: unknown) => {
        throw new Error([...faults, String(error)].join('\n'));
      });
    return page;
  }
  const page = await openTab();

  return {
    page,
    context,
    journey,
    url,
    openTab,
    async moveTo(instant) {
      journey.server.clock.now = instant;
      await context.clock.setFixedTime(instant);
    },
    setOffline: (isOffline) => context.setOffline(isOffline),
    async setServer(isUp) {
      if (isUp) listening = await serve(answer, '127.0.0.1', port);
      else await listening.stop();
    },
    forgive() {
      isForgiven = true;
      faults.length = 0;
    },
    async expectAccessible(tab = page) {
      // Its own world: the page's policy would refuse a script from elsewhere, and rightly so.
      if (!(await tab.evaluate(() => 'axe' in globalThis))) await tab.evaluate(axe.source);
      const found = await tab.evaluate(runAxe);
      expect(found).toEqual([]);
    },
    async leave() {
      await context.close();
      await listening.stop();
      await journey.end();
      expect(faults).toEqual([]);
    },
  };
}

/** Runs in the page. */
async function runAxe(): Promise<string[]> {
  const { axe } = globalThis as unknown as {
    axe: {
      run(options: object): Promise<{
        violations: {
          id: string;
          help: string;
          nodes: { html: string; failureSummary?: string }[];
        }[];
      }>;
    };
  };
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html} ${failureSummary ?? ''}`),
  );
}
