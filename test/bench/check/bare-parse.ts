// The floor under `check`: reads the files of a folder and lets the YAML library load them, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const folder = process.argv[2] ?? '.';
let loaded = 0;
for (const name of readdirSync(folder)) {
  if (load(readFileSync(join(folder, name), 'utf8'))) loaded += 1;
}
process.stdout.write(`${loaded} files\n`);
