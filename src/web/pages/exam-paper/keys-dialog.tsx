// The keys of the paper, for who asks.
import { Dialog } from '../../parts/dialog.tsx';
import { say } from '../../words/words.ts';

const KEYS = [
  ['1 – 9', 'exam.keyChoose'],
  ['n →', 'exam.keyNext'],
  ['p ←', 'exam.keyPrevious'],
  ['f', 'exam.keyFlag'],
  ['g u s', 'exam.keyConfidence'],
  ['?', 'exam.keyHelp'],
] as const;

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={say('exam.keys')} onClose={onClose}>
      <dl class="paper-keys">
        {KEYS.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(/ (?!–)(?<!– )/).map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{say(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
