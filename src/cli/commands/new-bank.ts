// `trapwise new-bank`: makes a bank that can be practised at once, with the places where its author begins.
import { join } from 'node:path';
import { readDraft } from '#authoring/check.ts';
import { editorSchemas } from '#authoring/editor/editor-schema.ts';
import { readBanks } from '#authoring/files.ts';
import { bankSkeleton } from '#authoring/skeleton/bank-skeleton.ts';
import { EXIT, type Register } from '../command.ts';
import { newId } from '../new-id.ts';
import { printable } from '../printable.ts';
import { Failure } from '../product.ts';
import { makeFolder, writeMissing, writeNew } from '../write-file.ts';

/** `spanish-verbs` → `Spanish verbs`. */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ').trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function requireTitle(title: string): string {
  if (title.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(title) && title.length <= 200)
    return title.trim();
  throw new Failure(EXIT.usage, 'give a title of one line, at most 200 characters');
}

/** Throws Failure when a bank of the folder has the id, whatever its own folder is called. */
function requireFree(id: string, folder: string, cwd: string): void {
  for (const source of readBanks([folder], cwd).banks) {
    if (readDraft(source, () => {}).bank?.id !== id) continue;
    const said = `\`${id}\` is already the id of the bank in ${source.folder}: choose another id`;
    throw new Failure(EXIT.usage, said);
  }
}

/** Writes the schemas for editors where they are missing; gives the paths of those. */
function addSchemas(cwd: string, folder: string): string[] {
  return [...editorSchemas()].flatMap(([name, text]) => {
    const path = join(folder, name);
    return writeMissing(cwd, path, text) ? [path] : [];
  });
}

export const register: Register = (command, { cwd, questions, out }) => {
  command
    .argument('<ID>', 'lower-case letters, digits and hyphens; it never changes')
    .option('--title <TEXT>', 'name of the bank (default: made of the id)')
    .option('--dir <DIR>', 'folder that holds the banks', questions)
    .action((text: string, { title, dir }: { title?: string; dir: string }) => {
      const id = newId(text, 'bank');
      const files = bankSkeleton(id, requireTitle(title ?? titleOf(id)));
      requireFree(id, dir, cwd);
      const folder = join(dir, id);
      makeFolder(cwd, folder);
      const paths = [...files.keys()].map((name) => join(folder, name));
      for (const [name, content] of files) writeNew(cwd, join(folder, name), content);
      for (const path of [...paths, ...addSchemas(cwd, dir)]) out(`${printable(path)}\n`);
      const more = dir === questions ? '' : ` --dir ${printable(dir)}`;
      out(
        `It has one example card. Fill in ${printable(join(folder, 'bank.yaml'))}, then begin a card: trapwise new-card ${id} my-first-card${more}\n`,
      );
    });
};
