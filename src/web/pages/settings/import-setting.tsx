// Taking in what was exported: a file is chosen, sent, and either all of it is here or none.
import { useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import type { Sent } from '../../api/types.ts';
import { announce } from '../../parts/announce.tsx';
import { Field } from '../../parts/field.tsx';
import { number } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { MOST_BYTES, NotJson, refusalOf } from './import-text.ts';

type Document = Sent<typeof api.me.import.$post>;

/** The document of a file; whether it is one is for the server to say. Throws NotJson. */
async function readDocument(file: File): Promise<Document> {
  try {
    return JSON.parse(await file.text()) as Document;
  } catch {
    throw new NotJson();
  }
}

export function ImportSetting() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [result, setResult] = useState<string>();

  async function takeIn(file: File): Promise<void> {
    setBusy(true);
    setFault(undefined);
    setResult(undefined);
    try {
      if (file.size > MOST_BYTES) throw new RangeError();
      const report = await take(api.me.import.$post({ json: await readDocument(file) }));
      const text = say('settings.imported', {
        count: report.logEntries,
        sessions: number(report.sessions),
      });
      setResult(text);
      announce(text);
    } catch (error) {
      const text = error instanceof RangeError ? say('settings.importTooLarge') : refusalOf(error);
      setFault(text);
      announce(text);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="import" aria-busy={busy}>
      <Field label={say('settings.import')} hint={say('settings.importHint')} error={fault}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept="application/json,.json"
            disabled={busy}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) void takeIn(file);
              // The same file may be chosen again once its trouble is mended.
              currentTarget.value = '';
            }}
          />
        )}
      </Field>
      {busy && (
        <p class="working">
          <progress aria-label={say('settings.importing')} /> {say('settings.importing')}
        </p>
      )}
      {result && <p class="good">{result}</p>}
    </div>
  );
}
