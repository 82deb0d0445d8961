// The keys of the paper, explained; and a way to do without single keys.
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../words/words.ts';
import { keysOn, setKeys } from '../session/keys.ts';

const KEYS = [
  [['1', '–', '6'], 'exam.keyChoose'],
  [['n', '→', 'Enter'], 'exam.keyNext'],
  [['p', '←'], 'exam.keyPrevious'],
  [['f'], 'exam.keyFlag'],
  [['g', 'u', 's'], 'exam.keyConfidence'],
  [['?'], 'exam.keyHelp'],
] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say('exam.keys')} onClose={onClose}>
      <dl class="paper-keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>{keys.map((key) => (key === '–' ? key : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <label class="paper-keys-on">
        <input
          type="checkbox"
          checked={keysOn.value}
          onChange={({ currentTarget }) => setKeys(currentTarget.checked)}
        />
        <span>{say('exam.keysOn')}</span>
      </label>
    </Dialog>
  );
}
