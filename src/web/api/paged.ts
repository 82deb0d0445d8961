// A list that comes page by page: what is shown of it so far, and how more of it is fetched.
import { useRef, useState } from 'preact/hooks';
import { type Resource, useResource } from './resource.ts';

export type ListPage<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };

export type Paged<T> = Resource<ListPage<T>> & {
  /** Fetches the page behind what is shown and gives its rows; none when something else is shown by then. Throws as the call does. */
  readonly more: () => Promise<readonly T[]>;
  readonly isFetching: boolean;
};

/** Reads the first page when shown, and anew when one of `inputs` changes. */
export function usePaged<T>(
  read: (cursor: string | undefined) => Promise<ListPage<T>>,
  inputs: readonly unknown[] = [],
): Paged<T> {
  const first = useResource(() => read(undefined), inputs);
  const [isFetching, setFetching] = useState(false);
  const shown = useRef(first.value);
  shown.current = first.value;

  async function more(): Promise<readonly T[]> {
    const before = first.value;
    if (!before?.nextCursor) return [];
    setFetching(true);
    try {
      const next = await read(before.nextCursor);
      if (shown.current !== before) return [];
      first.set({ ...next, data: [...before.data, ...next.data] });
      return next.data;
    } finally {
      setFetching(false);
    }
  }
  return { ...first, more, isFetching };
}
