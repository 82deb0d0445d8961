// A list of claims that a bank's objectives stand for, kept outside the bank: ids and, where given, their status.
import { z } from 'zod';
import type { Problem } from '#core/base/problem.ts';
import { decodeSource } from './source.ts';
import { schemaProblems } from './validate/schema-problem.ts';
import { parseYaml } from './yaml/parse.ts';
import { plainValue } from './yaml/yaml-node.ts';

/** Claim id → status such as `sound`, `dated` or `disputed`; null where the list gives none. */
export type Inventory = ReadonlyMap<string, string | null>;

const InventoryFile = z.object({
  claims: z.array(
    z.union([z.string(), z.object({ id: z.string(), status: z.string().optional() })]),
  ),
});

/** Reads a YAML file with a list `claims:` of ids, or of entries with an `id:` and perhaps a `status:`. */
export function readInventory(
  file: string,
  bytes: Uint8Array,
): { readonly inventory: Inventory | null; readonly problems: readonly Problem[] } {
  const source = decodeSource(file, bytes);
  if (source.text === null) return { inventory: null, problems: source.problems };
  const { document, problems } = parseYaml(file, source.text);
  if (!document) return { inventory: null, problems };
  const input = document.root ? plainValue(document.root) : {};
  const result = InventoryFile.safeParse(input);
  if (result.success) {
    const claims = result.data.claims.map((claim): [string, string | null] =>
      typeof claim === 'string' ? [claim, null] : [claim.id, claim.status ?? null],
    );
    return { inventory: new Map(claims), problems };
  }
  const part = { document, path: [], input, id: null };
  const found = schemaProblems(part, { schema: InventoryFile, beside: [] }, result.error.issues);
  return { inventory: null, problems: [...problems, ...found] };
}
