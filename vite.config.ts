// How the page is built from src/web: no script inline, nothing from elsewhere; where to is told by src/page.ts.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

const PUBLIC = 'src/web/public';

/** Tells the service worker every file of the page, and a version that changes with any of them. */
function listFiles(): Plugin {
  return {
    name: 'list-files',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const { 'sw.js': worker, ...built } = bundle;
        if (worker?.type !== 'chunk') throw new Error('the service worker was not built');
        const published = readdirSync(PUBLIC);
        const hash = createHash('sha256').update(worker.code);
        for (const name of Object.keys(built).sort()) {
          const file = built[name];
          hash
            .update(`${name}\0`)
            .update((file?.type === 'chunk' ? file.code : file?.source) ?? '');
        }
        for (const name of published) hash.update(readFileSync(`${PUBLIC}/${name}`));
        const paths = [...Object.keys(built), ...published].sort().map((name) => `/${name}`);
        worker.code = worker.code
          .replaceAll('__FILES__', JSON.stringify(paths))
          .replaceAll('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
      },
    },
  };
}

export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [listFiles()],
  build: {
    emptyOutDir: true,
    target: 'es2023',
    // What is inlined as data: would need a policy that allows it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'src/web/index.html', sw: 'src/web/sw.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
