// What there is to learn from an answer, in a session and in the review of an exam: the explanation, where it comes from, and a way to doubt it.
import type { Feedback } from '../api/types.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { Panel } from '../parts/panel.tsx';
import { month } from '../words/format.ts';
import { say } from '../words/words.ts';
import './learned.css';

type Source = Feedback['sources'][number];

function sourceText({ title, section, asOf }: Source): string {
  const place = section === null ? title : `${title}: ${section}`;
  return asOf === null ? place : `${place} (${say('session.asOf', { date: month(asOf) })})`;
}

export function Learned({
  feedback: { explanation, sources },
  onReport,
}: {
  readonly feedback: Feedback;
  readonly onReport: () => void;
}) {
  return (
    <>
      {explanation !== '' && (
        <div class="explanation">
          <Panel title={say('session.explanation')}>
            <Markdown text={explanation} />
          </Panel>
        </div>
      )}
      <div class="provenance">
        {sources.length > 0 && (
          <div>
            <h3>{say('session.sources', { count: sources.length })}</h3>
            <ul>
              {sources.map((source) => (
                <li key={sourceText(source)}>{sourceText(source)}</li>
              ))}
            </ul>
          </div>
        )}
        <Button look="quiet" onClick={onReport}>
          <Icon name="flag" />
          {say('session.report')}
        </Button>
      </div>
    </>
  );
}
