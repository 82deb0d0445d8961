// Problems by file, errors before warnings, each with its line, its rule and the remedy that its message holds.
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Switch } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import type { AuthorProblem } from './types.ts';

/** As many as somebody reads at once. */
const AT_ONCE = 50;

function byFile(problems: readonly AuthorProblem[]): [file: string, AuthorProblem[]][] {
  return [...Map.groupBy(problems, ({ file }) => file)];
}

function Row({ problem }: { readonly problem: AuthorProblem }) {
  const { level, line, column, rule, message } = problem;
  return (
    <li class={`problem problem-${level}`}>
      <span class="problem-level">
        <Icon name={level === 'error' ? 'wrong' : 'flag'} />
        {say(`author.${level}`)}
      </span>
      <code>
        {line}:{column}
      </code>
      <span>
        {message.split('`').map((text, place) => (place % 2 === 1 ? <code>{text}</code> : text))}
      </span>
      <span class="problem-rule">{rule}</span>
    </li>
  );
}

export function ProblemList({ problems }: { readonly problems: readonly AuthorProblem[] }) {
  const [level, setLevel] = useState<'all' | 'error'>('all');
  const [shown, setShown] = useState(AT_ONCE);
  const chosen = problems.filter((problem) => level === 'all' || problem.level === 'error');
  return (
    <>
      <Switch
        label={say('author.which')}
        labelHidden
        options={[
          { value: 'all', text: say('author.all') },
          { value: 'error', text: say('author.errorsOnly') },
        ]}
        value={level}
        onChange={setLevel}
      />
      {byFile(chosen.slice(0, shown)).map(([file, found]) => (
        <section key={file} class="problem-file">
          <h3>
            <code>{file}</code>
          </h3>
          <ul>
            {found.map((problem) => (
              <Row
                key={`${problem.line}:${problem.column}:${problem.rule}:${problem.message}`}
                problem={problem}
              />
            ))}
          </ul>
        </section>
      ))}
      {chosen.length > shown && (
        <Button onClick={() => setShown(shown + AT_ONCE)}>{say('common.more')}</Button>
      )}
    </>
  );
}
