// All questions in use, to find one by its id, its card or its words.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { usePaged } from '../../api/paged.ts';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import type { AuthorQuestion } from './types.ts';

const AT_ONCE = 60;
/** What is searched without asking for more: all of most banks. */
const SEARCHED = 1000;

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
  const questions = usePaged<AuthorQuestion>(
    (cursor) =>
      take(
        authorApi.author.questions.$get({ query: { limit: '200', ...(cursor ? { cursor } : {}) } }),
      ),
    [version],
    SEARCHED,
  );
  const sought = search.trim().toLowerCase();
  const found = (questions.value?.data ?? []).filter((one) =>
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
      {questions.error !== undefined && (
        <ProblemNote error={questions.error} onRetry={questions.reload} />
      )}
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
      <MoreButton list={questions} />
    </>
  );
}
