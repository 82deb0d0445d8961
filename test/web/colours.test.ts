// What the system draws around the page has the page's own colours: the manifest, and the two tags of the first file.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(`src/web/${path}`, 'utf8');

test('the colours of the manifest and of the bar are those of the paper', () => {
  const paper = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(read('styles/tokens.css'));
  const bars = [...read('index.html').matchAll(/name="theme-color" content="(#\w+)"/g)];
  expect(bars.map(([, colour]) => colour)).toEqual(paper?.slice(1));
  const manifest = JSON.parse(read('public/manifest.webmanifest'));
  expect([manifest.theme_color, manifest.background_color]).toEqual([paper?.[1], paper?.[1]]);
});

test('the service worker leaves to the server what the page leaves to it', () => {
  const [own, worker] = ['app.tsx', 'sw.ts'].map(
    (path) => /v1\\\/\|docs\|[^)]*/.exec(read(path))?.[0],
  );
  expect(own).toBeDefined();
  expect(worker).toBe(own);
});
