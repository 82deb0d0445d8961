// What a screen shows of a resource: a quiet place while it comes, what went wrong, or what came.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Resource } from '../api/resource.ts';
import { say } from '../words/words.ts';
import { ProblemNote } from './problem-note.tsx';
import './loaded.css';

/** What comes at once should not flash a word about waiting. */
const QUIET_MS = 250;

function Waiting({ height }: { readonly height: string }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="waiting" style={{ minHeight: height }}>
      {isLong && <p>{say('common.loading')}</p>}
    </div>
  );
}

/** `height` keeps the place of what comes, so that nothing below it moves. */
export function Loaded<T>({
  resource,
  height = '12rem',
  children,
}: {
  readonly resource: Resource<T>;
  readonly height?: string;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { value, error, loading, reload } = resource;
  if (error !== undefined && !loading)
    return (
      <>
        <ProblemNote error={error} onRetry={reload} />
        {value !== undefined && children(value)}
      </>
    );
  if (value === undefined) return <Waiting height={height} />;
  return <>{children(value)}</>;
}
