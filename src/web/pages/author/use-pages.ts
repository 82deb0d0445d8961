// A list of the API read page by page, as far as somebody wants it.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

type PageOf<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };

export type Pages<T> = {
  readonly rows: readonly T[];
  readonly error: unknown;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  /** Reads the list anew. */
  readonly reload: () => void;
  /** Shows a row as it is now. */
  readonly replace: (is: (row: T) => boolean, row: T) => void;
};

type State<T> = {
  readonly rows: readonly T[];
  readonly cursor: string | null;
  readonly loading: boolean;
  readonly error?: unknown;
};

/** Reads the first `eager` pages, and again when one of `inputs` changes. */
export function usePages<T>(
  read: (cursor: string | undefined) => Promise<PageOf<T>>,
  inputs: readonly unknown[],
  eager = 1,
): Pages<T> {
  const [state, setState] = useState<State<T>>({ rows: [], cursor: null, loading: true });
  const reading = useRef(read);
  reading.current = read;
  const newest = useRef(0);

  const readOn = useCallback(
    async (rows: readonly T[], from: string | undefined, pages: number) => {
      newest.current += 1;
      const mine = newest.current;
      let all = rows;
      let cursor = from;
      setState({ rows: all, cursor: null, loading: true });
      try {
        for (let page = 0; page < pages; page += 1) {
          const { data, nextCursor } = await reading.current(cursor);
          if (mine !== newest.current) return;
          all = [...all, ...data];
          cursor = nextCursor ?? undefined;
          setState({
            rows: all,
            cursor: nextCursor,
            loading: nextCursor !== null && page + 1 < pages,
          });
          if (nextCursor === null) return;
        }
      } catch (error) {
        if (mine === newest.current)
          setState({ rows: all, cursor: cursor ?? null, loading: false, error });
      }
    },
    [],
  );

  useEffect(() => {
    void readOn([], undefined, eager);
    return () => {
      newest.current += 1;
    };
  }, [readOn, eager, ...inputs]);

  const { rows, cursor, loading, error } = state;
  return {
    rows,
    error,
    loading,
    hasMore: cursor !== null,
    more: () => void readOn(rows, cursor ?? undefined, eager),
    reload: () => void readOn([], undefined, eager),
    replace: (is, row) =>
      setState((last) => ({ ...last, rows: last.rows.map((one) => (is(one) ? row : one)) })),
  };
}
