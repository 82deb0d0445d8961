// One question before and after the right answer, each part of a case by itself; it can be tried, and nothing is recorded.
import { useEffect, useId, useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import type { Response } from '../../api/types.ts';
import { InputControl } from '../../inputs/input-control.tsx';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Markdown } from '../../parts/markdown.tsx';
import { Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';
import type { Preview } from './types.ts';

type Part = Preview['parts'][number];

function Sources({ sources }: { readonly sources: Part['feedback']['sources'] }) {
  return (
    <ul class="hint">
      {sources.map(({ title, section, asOf }) => (
        <li key={`${title}${section}`}>
          {[title, section, asOf].filter((text) => text !== null).join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function PreviewedPart({ part }: { readonly part: Part }) {
  const { presentation, feedback } = part;
  const { question, input } = presentation;
  const [isAfter, setAfter] = useState(false);
  const [response, setResponse] = useState<Response | null>(null);
  const id = useId();
  return (
    <Panel>
      <div class="previewed">
        <div class="preview-head">
          <span class="hint">
            {question.case &&
              say('author.partOf', { part: question.case.part, parts: question.case.parts })}
          </span>
          <Button onClick={() => setAfter(!isAfter)}>
            {say(isAfter ? 'author.hideAnswer' : 'author.showAnswer')}
          </Button>
        </div>
        {/* Once: the other parts follow below it. */}
        {question.case?.part === 1 && <Markdown text={question.case.text} />}
        <Markdown text={question.stem} id={id} />
        <InputControl
          key={String(isAfter)}
          input={input}
          response={response}
          onChange={setResponse}
          locked={isAfter}
          feedback={isAfter ? feedback : undefined}
          labelledBy={id}
        />
        {isAfter && (
          <>
            <Markdown text={feedback.explanation} />
            <Sources sources={feedback.sources} />
          </>
        )}
      </div>
    </Panel>
  );
}

export function PreviewedQuestion({
  bank,
  question,
  version,
}: {
  readonly bank: string;
  readonly question: string;
  /** Reads it again when it changes. */
  readonly version: number;
}) {
  const endpoint = authorApi.author.questions[':bank'][':questionId'].preview;
  const preview = useResource(
    () => take(endpoint.$get({ param: { bank, questionId: question } })),
    [bank, question],
  );
  const { reload } = preview;
  useEffect(() => {
    if (version > 0) reload();
  }, [version, reload]);
  return (
    <Loaded resource={preview} height="20rem">
      {({ cardId, type, topic, parts, questionId }) => (
        <>
          <p class="hint">{[questionId, cardId, topic, type].join(' · ')}</p>
          {parts.map((part) => (
            <PreviewedPart key={`${questionId}-${part.presentation.question.id}`} part={part} />
          ))}
        </>
      )}
    </Loaded>
  );
}
