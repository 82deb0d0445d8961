// Which tests there are: units mirror src/, journeys walk the product as a learner would, faults break it on purpose, and a browser shows its page.
import { defineConfig } from 'vitest/config';

const project = (
  name: string,
  include: string[],
  exclude: string[] = [],
  isolate = true,
  testTimeout = 30_000,
  retry = 0,
) => ({
  extends: true as const,
  test: { name, include, exclude, isolate, testTimeout, retry },
});

export default defineConfig({
  test: {
    // Journeys and faults have a process per file; units share one, which spares each of them the start.
    pool: 'forks',
    // Tests wait for processes, disks and browsers as much as they compute.
    maxWorkers: '100%',
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      project(
        'unit',
        ['test/**/*.test.ts'],
        ['test/journeys/**', 'test/faults/**', 'test/browser/**'],
        false,
      ),
      project('journeys', ['test/journeys/**/*.test.ts']),
      project('faults', ['test/faults/**/*.test.ts']),
      // A browser that a busy machine starved is asked once more.
      project('browser', ['test/browser/**/*.test.ts'], [], false, 90_000, 1),
    ],
  },
});
