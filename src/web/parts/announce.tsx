// What is said aloud: one polite live region for the whole page, and short notes that pass by.
import { signal } from '@preact/signals';
import './announce.css';

const spoken = signal('');
const shown = signal<{ readonly text: string; readonly tone: 'plain' | 'wrong' } | null>(null);

const NOTE_MS = 5_000;
let ends: ReturnType<typeof setTimeout> | undefined;

/** Said by screen readers, not shown. The same text twice is said twice. */
export function announce(text: string): void {
  spoken.value = spoken.value === text ? `${text}\u00a0` : text;
}

/** Shown at the foot of the page for five seconds, and said. For what needs no answer. */
export function note(text: string, tone: 'plain' | 'wrong' = 'plain'): void {
  shown.value = { text, tone };
  announce(text);
  clearTimeout(ends);
  ends = setTimeout(() => {
    shown.value = null;
  }, NOTE_MS);
}

export function Announcer() {
  return (
    <>
      <p class="hidden" role="status" aria-live="polite">
        {spoken.value}
      </p>
      {shown.value && (
        <p class={`note note-${shown.value.tone}`} aria-hidden="true">
          {shown.value.text}
        </p>
      )}
    </>
  );
}
