// `trapwise schema`: writes the JSON Schemas that editors complete question files from, or says that they are out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diskCause } from '#authoring/disk-cause.ts';
import { editorSchemas } from '#authoring/editor/editor-schema.ts';
import { EXIT, type Register } from '../command.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';

const OUT_OF_DATE = 1;

function isCurrent(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

export const register: Register = (command, { cwd, questions, out }) => {
  command
    .option('--write <DIR>', 'folder that holds the banks', questions)
    .option('--check', 'write nothing; exit with 1 when the files are not what this version writes')
    .addHelpText(
      'after',
      '\nThe first line of a bank file points to them: # yaml-language-server: $schema=../cards.schema.json',
    )
    .action(({ write: folder, check }: { write: string; check?: true }) => {
      for (const [name, text] of editorSchemas()) {
        const shown = printable(join(folder, name));
        const path = resolve(cwd, folder, name);
        if (check && !isCurrent(path, text)) {
          throw new Failure(OUT_OF_DATE, `${shown} is out of date: run \`trapwise schema\``);
        }
        try {
          if (!check) writeFileSync(path, text);
        } catch (error) {
          const why = `${shown} cannot be written (${diskCause(error)}): give the folder of the banks with --write`;
          throw new Failure(EXIT.usage, why);
        }
        out(`${shown} is what this version knows\n`);
      }
    });
};
