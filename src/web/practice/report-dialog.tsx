// Doubting a question: what is wrong with it, from the API's list, and in the learner's own words.
import { useState } from 'preact/hooks';
import { api, take } from '../api/client.ts';
import type { Sent } from '../api/types.ts';
import { note } from '../parts/announce.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { type PhraseKey, say } from '../words/words.ts';
import './report-dialog.css';

type Reason = Sent<typeof api.reports.$post>['reason'];

const REASONS = {
  'wrong-key': 'session.reasonWrongKey',
  'several-right': 'session.reasonSeveralRight',
  unclear: 'session.reasonUnclear',
  outdated: 'session.reasonOutdated',
  typo: 'session.reasonTypo',
  other: 'session.reasonOther',
} as const satisfies Record<Reason, PhraseKey>;

/** Longest text that the API takes. */
const MOST_TEXT = 2000;

export function ReportDialog({
  presentationId,
  onClose,
}: {
  readonly presentationId: string;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState<Reason | null>(null);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState<'reason' | 'text' | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    if (reason === null) return setMissing('reason');
    if (reason === 'other' && text.trim() === '') return setMissing('text');
    setMissing(null);
    setProblem(null);
    setBusy(true);
    try {
      await take(api.reports.$post({ json: { presentationId, reason, text } }));
      note(say('session.reported'));
      onClose();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={say('session.report')}
      onClose={onClose}
      actions={
        <Button look="strong" busy={busy} onClick={() => void send()}>
          {say('session.reportSend')}
        </Button>
      }
    >
      <fieldset class="reasons">
        <legend>{say('session.reportWhat')}</legend>
        {(Object.keys(REASONS) as Reason[]).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="reason"
              checked={reason === one}
              onChange={() => setReason(one)}
            />
            <span>{say(REASONS[one])}</span>
          </label>
        ))}
        {missing === 'reason' && (
          <p class="field-error" role="alert">
            {say('session.reportMissing')}
          </p>
        )}
      </fieldset>
      <Field
        label={say('session.reportText')}
        hint={say('session.reportHint')}
        error={missing === 'text' ? say('session.reportTextMissing') : undefined}
      >
        {(described) => (
          <textarea
            {...described}
            rows={3}
            maxLength={MOST_TEXT}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
      </Field>
      {problem !== null && <ProblemNote error={problem} />}
    </Dialog>
  );
}
