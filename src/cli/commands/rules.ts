// `trapwise rules`: prints all rules of `check` as a table in Markdown, or writes it into a document.
import { resolve } from 'node:path';
import { readSingleFile } from '#authoring/files.ts';
import { ruleTable, withRuleTable } from '#authoring/rule-table.ts';
import { EXIT, type Register } from '../command.ts';
import { Failure } from '../product.ts';
import { writeWhole } from '../write-file.ts';

export const register: Register = (command, { cwd, out }) => {
  command
    .option('--write <FILE>', 'write the table between the two `rules` markers of this document')
    .action(({ write }: { write?: string }) => {
      if (write === undefined) {
        out(`${ruleTable()}\n`);
        return;
      }
      const { bytes, problems } = readSingleFile(write, cwd);
      if (bytes === null) throw new Failure(EXIT.usage, `${write}: ${problems[0]?.message}`);
      const after = withRuleTable(new TextDecoder().decode(bytes));
      if (after === null) {
        throw new Failure(
          EXIT.usage,
          `${write} has no place for the table: write the lines "<!-- rules -->" and "<!-- /rules -->"`,
        );
      }
      writeWhole(resolve(cwd, write), after, write);
      out(`${write} has the rules of today\n`);
    });
};
