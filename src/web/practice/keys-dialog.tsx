// Keys of a screen, explained; and a way to do without single keys.
import { Dialog } from '../parts/dialog.tsx';
import { type PhraseKey, say } from '../words/words.ts';
import { keysOn, setKeys } from './keys-on.ts';
import './keys-dialog.css';

/** Keys as they are printed on them ('–' between two for those from one to the other), and what they do. */
export type KeyList = readonly (readonly [readonly string[], PhraseKey])[];

export function KeysDialog({
  title,
  keys,
  onText,
  onClose,
}: {
  readonly title: string;
  readonly keys: KeyList;
  /** Beside the box that takes single keys away. */
  readonly onText: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <dl class="keys">
        {keys.map(([names, meaning]) => (
          <div key={meaning}>
            <dt>{names.map((name) => (name === '–' ? name : <kbd key={name}>{name}</kbd>))}</dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
      <label class="keys-on">
        <input
          type="checkbox"
          checked={keysOn.value}
          onChange={({ currentTarget }) => setKeys(currentTarget.checked)}
        />
        <span>{onText}</span>
      </label>
    </Dialog>
  );
}
