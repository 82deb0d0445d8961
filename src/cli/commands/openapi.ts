// `trapwise openapi`: writes the committed OpenAPI document, or says that it is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Register } from '../command.ts';
import { Failure } from '../product.ts';

const FILE = 'src/api/openapi.json';
const OUT_OF_DATE = 1;

export const register: Register = (command, { product, cwd, out }) => {
  command
    .option('--check', 'write nothing; exit with 1 when the file is not what the routes say')
    .action(async ({ check }: { check?: true }) => {
      const text = await (await product()).openApiText();
      const file = resolve(cwd, FILE);
      if (!check) writeFileSync(file, text);
      else if (readFileSync(file, 'utf8') !== text) {
        throw new Failure(
          OUT_OF_DATE,
          `${FILE} is out of date: run \`npm run openapi\` and commit it`,
        );
      }
      out(`${FILE} is what the routes say\n`);
    });
};
