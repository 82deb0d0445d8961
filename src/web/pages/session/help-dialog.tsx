// The keys of a session, explained; and a way to do without single keys.
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../words/words.ts';
import { keysOn, setKeys } from './keys.ts';
import './help-dialog.css';

const KEYS = [
  [['1', '–', '6'], 'session.keyChoose'],
  [['Enter'], 'session.keyEnter'],
  [['g', 'u', 's'], 'session.keySure'],
  [['n'], 'session.keyNext'],
  [['z'], 'session.keyUndo'],
  [['1', '–', '4'], 'session.keyRate'],
  [['?'], 'session.keyHelp'],
] as const;

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say('session.help')} onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>{keys.map((key) => (key === '–' ? key : <kbd key={key}>{key}</kbd>))}</dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <label class="keys-off">
        <input
          type="checkbox"
          checked={keysOn.value}
          onChange={({ currentTarget }) => setKeys(currentTarget.checked)}
        />
        <span>{say('session.keysOn')}</span>
      </label>
    </Dialog>
  );
}
