// The keys of the paper, explained.
import { type KeyList, KeysDialog } from '../../practice/keys-dialog.tsx';
import { say } from '../../words/words.ts';

const KEYS: KeyList = [
  [['1', '–', '6'], 'exam.keyChoose'],
  [['n', '→', 'Enter'], 'exam.keyNext'],
  [['p', '←'], 'exam.keyPrevious'],
  [['f'], 'exam.keyFlag'],
  [['g', 'u', 's'], 'exam.keyConfidence'],
  [['?'], 'exam.keyHelp'],
];

export function PaperKeys({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeysDialog
      title={say('exam.keys')}
      keys={KEYS}
      onText={say('exam.keysOn')}
      onClose={onClose}
    />
  );
}
