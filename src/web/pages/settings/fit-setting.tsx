// Fitting the memory model to the learner: what it is, whether it is time, how far it is, and what came of it.
import { useEffect, useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import type { Resource } from '../../api/resource.ts';
import { announce, note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { type Fit, isReady, neededText, resultText } from './fit-text.ts';

/** Between two looks at a fit that runs. */
const LOOK_MS = 1_000;

function Running({ fit }: { readonly fit: Fit }) {
  return (
    <div class="fit-running">
      <label for="fit-progress">{say('settings.fitRunning')}</label>
      <progress id="fit-progress" max={1} value={fit.progress ?? 0} />
    </div>
  );
}

function useLooking({ value, loading, reload }: Resource<Fit>): void {
  const [wasRunning, setWasRunning] = useState(false);
  const isRunning = value?.status === 'running';
  useEffect(() => {
    if (!isRunning || loading) return;
    const timer = setTimeout(reload, LOOK_MS);
    return () => clearTimeout(timer);
  }, [isRunning, loading, reload]);
  useEffect(() => {
    if (wasRunning && !isRunning && value) announce(resultText(value) ?? neededText(value) ?? '');
    setWasRunning(isRunning);
  }, [isRunning]);
}

export function FitSetting({ fit }: { readonly fit: Resource<Fit> }) {
  useLooking(fit);
  const [isSending, setSending] = useState(false);

  async function start(): Promise<void> {
    setSending(true);
    try {
      fit.set(await take(api.me.fit.$post()));
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setSending(false);
    }
  }

  return (
    <div class="fit">
      <h3>{say('settings.fit')}</h3>
      <p class="intro">{say('settings.fitWhat')}</p>
      <Loaded resource={fit} height="4rem">
        {(value) => (
          <div class="fit-state">
            {resultText(value) && <p>{resultText(value)}</p>}
            {value.status === 'running' && <Running fit={value} />}
            {value.status !== 'running' && neededText(value) && <p>{neededText(value)}</p>}
            {value.status !== 'running' && isReady(value) && (
              <Button busy={isSending} onClick={() => void start()}>
                {say('settings.fitStart')}
              </Button>
            )}
          </div>
        )}
      </Loaded>
    </div>
  );
}
