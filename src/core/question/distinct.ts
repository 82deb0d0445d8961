// A check for lists whose entries a learner, or a file, must be able to tell apart.
import type { z } from 'zod';

/**
 * Refines a list: reports each entry whose `label` equals an earlier one, at the path `field` below the entry when one
 * is given; `remedy` says what would be right.
 */
export function distinct<T>(
  label: (entry: T) => string,
  remedy: string,
  field?: string,
): (list: readonly T[], context: z.RefinementCtx<readonly T[]>) => void {
  return (list, context) => {
    const first = new Map<string, number>();
    list.forEach((entry, at) => {
      const text = label(entry);
      // Texts that are still to be written are told elsewhere.
      if (text === '') return;
      const before = first.get(text);
      if (before === undefined) {
        first.set(text, at);
        return;
      }
      context.addIssue({
        code: 'custom',
        path: field === undefined ? [at] : [at, field],
        message: `this repeats number ${before + 1} of the list: ${remedy}`,
      });
    });
  };
}
