// Fails when the lock file lacks an optional dependency that a locked package names: npm ci would then miss it on some platform.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** True when `name` is locked where Node would find it from the package at `from`: beside it or in any folder above. */
function isLocked(name, from) {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    if (packages[`${folder}${folder && '/'}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(name, path))
    .map(
      ([name, range]) => `${path || 'this package'} names ${name}@${range}, which is not locked`,
    ),
);

for (const line of missing) console.error(line);
process.exitCode = missing.length > 0 ? 1 : 0;
