// One question of the paper: stem, input, how sure one is, and whether it is saved.
import { useEffect, useRef } from 'preact/hooks';
import type { Confidence, Presentation, Response } from '../../api/types.ts';
import { InputControl, isComplete } from '../../inputs/input-control.tsx';
import { Switch } from '../../parts/field.tsx';
import { Markdown } from '../../parts/markdown.tsx';
import { casePart } from '../../practice/case-shown.tsx';
import { say } from '../../words/words.ts';
import { SaveLine } from './save-line.tsx';
import type { Saving, Written } from './types.ts';

const CONFIDENCES = ['guess', 'unsure', 'sure'] as const satisfies readonly Confidence[];

function stateOf(
  { input }: Presentation,
  written: Written | undefined,
  saving: Saving | undefined,
): Parameters<typeof SaveLine>[0]['state'] {
  const response = written?.response ?? null;
  if (response !== null && !isComplete(input, response)) return 'begun';
  return saving?.kind ?? null;
}

export function Question({
  presentation,
  count,
  written,
  saving,
  locked,
  takesFocus,
  onRespond,
  onConfide,
}: {
  readonly presentation: Presentation;
  readonly count: number;
  readonly written: Written | undefined;
  readonly saving: Saving | undefined;
  readonly locked: boolean;
  /** It was gone to, not loaded with the page. */
  readonly takesFocus: boolean;
  readonly onRespond: (response: Response | null) => void;
  readonly onConfide: (confidence: Confidence) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, position, question, input } = presentation;
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [id]);
  const stem = `stem-${id}`;
  return (
    <article class="paper-question">
      <h2 ref={heading} tabIndex={-1} class="paper-number">
        {say('exam.questionOf', { number: position + 1, count })}
        {question.case && ` · ${casePart(question.case)}`}
      </h2>
      <div class="paper-stem">
        <Markdown id={stem} text={question.stem} />
      </div>
      <InputControl
        key={id}
        input={input}
        response={written?.response ?? null}
        onChange={onRespond}
        locked={locked}
        labelledBy={stem}
      />
      <div class="paper-below">
        <Switch
          label={say('session.howSure')}
          options={CONFIDENCES.map((value) => ({ value, text: say(`session.${value}`) }))}
          value={written?.confidence ?? null}
          onChange={onConfide}
        />
        <SaveLine state={stateOf(presentation, written, saving)} />
      </div>
    </article>
  );
}
