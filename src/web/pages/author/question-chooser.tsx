// All questions in use, to find one by its id, its card or its words.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import type { AuthorQuestion } from './types.ts';
import { usePages } from './use-pages.ts';

const AT_ONCE = 60;

function stemOf({ content }: AuthorQuestion): string {
  const text = content['stem'] ?? content['case'];
  return typeof text === 'string' ? text : '';
}

export function QuestionChooser({
  chosen,
  version,
  onChoose,
}: {
  /** `bank/question` */
  readonly chosen: string | null;
  /** Reads the list again when it changes. */
  readonly version: number;
  readonly onChoose: (question: AuthorQuestion) => void;
}) {
  const [search, setSearch] = useState('');
  const pages = usePages<AuthorQuestion>(
    (cursor) =>
      take(
        authorApi.author.questions.$get({ query: { limit: '200', ...(cursor ? { cursor } : {}) } }),
      ),
    [version],
    5,
  );
  const sought = search.trim().toLowerCase();
  const found = pages.rows.filter((one) =>
    `${one.questionId} ${one.cardId} ${stemOf(one)}`.toLowerCase().includes(sought),
  );
  return (
    <>
      <Field label={say('author.search')}>
        {(described) => (
          <input
            {...described}
            type="search"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </Field>
      {pages.error !== undefined && <ProblemNote error={pages.error} onRetry={pages.reload} />}
      <p class="hint" role="status">
        {say('author.found', { count: found.length })}
      </p>
      <ul class="chooser">
        {found.slice(0, AT_ONCE).map((one) => {
          const place = `${one.bank}/${one.questionId}`;
          return (
            <li key={place}>
              <button type="button" aria-pressed={place === chosen} onClick={() => onChoose(one)}>
                <strong>{one.questionId}</strong>
                {one.status === 'quarantined' && (
                  <span class="badge badge-warn">
                    <Icon name="flag" /> {say('author.inQuarantine')}
                  </span>
                )}
                <span class="chooser-stem">{stemOf(one)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {found.length > AT_ONCE && <p class="hint">{say('author.narrow')}</p>}
      {pages.hasMore && !pages.loading && (
        <Button onClick={pages.more}>{say('common.more')}</Button>
      )}
    </>
  );
}
