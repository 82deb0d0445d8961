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
      const before = first.get(label(entry));
      if (before === undefined) {
        first.set(label(entry), at);
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
