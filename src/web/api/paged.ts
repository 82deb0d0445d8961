// A list that comes page by page: what is shown of it so far, and how more of it is fetched.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Resource, useResource } from './resource.ts';

export type ListPage<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };

export type Paged<T> = Resource<ListPage<T>> & {
  /** Fetches the page behind what is shown and gives its rows; none when something else is shown by then. Throws as the call does. */
  readonly more: () => Promise<readonly T[]>;
  readonly isFetching: boolean;
};

/** Reads the first page when shown, and anew when one of `inputs` changes; goes on by itself up to `wanted` rows. */
export function usePaged<T>(
  read: (cursor: string | undefined) => Promise<ListPage<T>>,
  inputs: readonly unknown[] = [],
  wanted = 0,
): Paged<T> {
  const first = useResource(() => read(undefined), inputs);
  const [isFetching, setFetching] = useState(false);
  /** What stopped it on its way to the wanted rows. */
  const [stop, setStop] = useState<unknown>();
  const { value } = first;
  const shown = useRef(value);
  shown.current = value;

  async function more(): Promise<readonly T[]> {
    const before = value;
    // While another first page is on its way, the cursor belongs to what was asked before.
    if (!before?.nextCursor || first.loading) return [];
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

  const goesOn = value !== undefined && value.nextCursor !== null && value.data.length < wanted;
  useEffect(() => {
    setStop(undefined);
    if (goesOn && !first.loading) more().catch(setStop);
  }, [value, first.loading]);

  return {
    ...first,
    error: first.error ?? stop,
    more,
    isFetching: isFetching || (goesOn && stop === undefined),
  };
}
