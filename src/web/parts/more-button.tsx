// The way to the rest of a list that comes page by page; gone with its last page.
import type { Paged } from '../api/paged.ts';
import { say } from '../words/words.ts';
import { note } from './announce.tsx';
import { Button } from './button.tsx';
import { messageOf } from './problem-note.tsx';
import './more-button.css';

export function MoreButton<T>({
  list,
  onMore,
}: {
  readonly list: Paged<T>;
  /** With the rows that came, of which there may be none. */
  readonly onMore?: (rows: readonly T[]) => void;
}) {
  if (!list.value?.nextCursor) return null;

  async function showMore(): Promise<void> {
    try {
      const rows = await list.more();
      onMore?.(rows);
    } catch (error) {
      note(messageOf(error), 'wrong');
    }
  }

  return (
    <p class="more">
      <Button busy={list.isFetching} onClick={() => void showMore()}>
        {say('common.more')}
      </Button>
    </p>
  );
}
