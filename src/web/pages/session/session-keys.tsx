// The keys of a session, explained.
import { type KeyList, KeysDialog } from '../../practice/keys-dialog.tsx';
import { say } from '../../words/words.ts';

const KEYS: KeyList = [
  [['1', '–', '6'], 'session.keyChoose'],
  [['Enter'], 'session.keyEnter'],
  [['g', 'u', 's'], 'session.keySure'],
  [['n'], 'session.keyNext'],
  [['z'], 'session.keyUndo'],
  [['1', '–', '4'], 'session.keyRate'],
  [['?'], 'session.keyHelp'],
];

export function SessionKeys({ onClose }: { readonly onClose: () => void }) {
  return (
    <KeysDialog
      title={say('session.help')}
      keys={KEYS}
      onText={say('session.keysOn')}
      onClose={onClose}
    />
  );
}
