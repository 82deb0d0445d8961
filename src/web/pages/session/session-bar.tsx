// The top of a session: how far it has come, the keys explained, and the way out.
import type { Session } from '../../api/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { say } from '../../words/words.ts';
import './session-bar.css';

export function SessionBar({
  progress: { answered, planned },
  onHelp,
  onLeave,
}: {
  readonly progress: Session['progress'];
  readonly onHelp: () => void;
  readonly onLeave: () => void;
}) {
  const words = say('session.progress', { answered, count: planned });
  return (
    <div class="session-bar">
      <Button look="quiet" onClick={onLeave}>
        <Icon name="back" />
        {say('session.end')}
      </Button>
      <div class="session-progress">
        <progress
          max={Math.max(1, planned)}
          value={answered}
          aria-label={say('session.progressName')}
        >
          {words}
        </progress>
        <span class="session-count">{words}</span>
      </div>
      <div class="session-help">
        <Button look="quiet" aria-label={say('session.help')} onClick={onHelp}>
          <kbd>?</kbd>
        </Button>
      </div>
    </div>
  );
}
