// An eye on the files of the banks: what is wrong in them is asked every two seconds while somebody looks.
import { useEffect, useRef, useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import type { FolderProblems } from './types.ts';

const LOOK_MS = 2_000;

export type Folder = {
  readonly value: FolderProblems | undefined;
  readonly error: unknown;
  /** Looks at once, as after a load. */
  readonly look: () => void;
};

/** `onFound` is told of the first look, and of each that finds another file than the look before. */
export function useFolder(onFound: (found: FolderProblems, isFirst: boolean) => void): Folder {
  const [state, setState] = useState<{ value?: FolderProblems; error?: unknown }>({});
  const [asked, setAsked] = useState(0);
  const version = useRef<string>(undefined);
  const told = useRef(onFound);
  told.current = onFound;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const look = async (): Promise<void> => {
      // A tab in the background needs to know nothing.
      if (!document.hidden || version.current === undefined) {
        try {
          const value = await take(authorApi.author.problems.$get());
          if (ended) return;
          const before = version.current;
          version.current = value.version;
          setState({ value });
          if (before !== value.version) told.current(value, before === undefined);
        } catch (error) {
          if (!ended) setState((last) => ({ ...last, error }));
        }
      }
      if (!ended) timer = setTimeout(() => void look(), LOOK_MS);
    };
    void look();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [asked]);

  return { value: state.value, error: state.error, look: () => setAsked((n) => n + 1) };
}
