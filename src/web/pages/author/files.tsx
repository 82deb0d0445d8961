// The files of the banks: every problem with its place as soon as a file is saved, and what loading them changed.
import { useState } from 'preact/hooks';
import { authorApi, take } from '../../api/client.ts';
import { announce, note } from '../../parts/announce.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { messageOf, ProblemNote } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { LoadedChanges } from './loaded-changes.tsx';
import { ProblemList } from './problem-list.tsx';
import type { FolderProblems, LoadedBanks } from './types.ts';
import { useFolder } from './use-folder.ts';

function State({ found }: { readonly found: FolderProblems }) {
  const { summary, served } = found;
  const { errors, warnings } = summary;
  const [name, text] =
    errors > 0
      ? (['wrong', say('author.filesBroken', { count: errors })] as const)
      : served
        ? (['right', say('author.filesServed')] as const)
        : (['warn', say('author.filesDiffer')] as const);
  return (
    <div class={`file-state file-state-${name}`}>
      <Icon name={name === 'right' ? 'right' : name === 'wrong' ? 'wrong' : 'undo'} />
      <div>
        <strong>{text}</strong>
        <p>
          {say('author.filesCounted', {
            banks: summary.banks,
            files: summary.files,
            cards: summary.cards,
            questions: summary.questions,
          })}{' '}
          {warnings > 0 && say('author.warnings', { count: warnings })}
        </p>
      </div>
    </div>
  );
}

export function Files() {
  const [loaded, setLoaded] = useState<LoadedBanks>();
  const [busy, setBusy] = useState(false);
  const folder = useFolder(({ summary }, isFirst) => {
    if (isFirst) return;
    announce(
      summary.errors > 0
        ? say('author.filesBroken', { count: summary.errors })
        : say('author.filesChanged'),
    );
  });

  async function load(acceptRetire: boolean): Promise<void> {
    setBusy(true);
    try {
      const result = await take(authorApi.author.reload.$post({ json: { acceptRetire } }));
      setLoaded(result);
      note(
        result.refused.length + result.kept.length > 0
          ? say('author.notAllLoaded')
          : say('author.loaded'),
      );
      folder.look();
    } catch (error) {
      note(messageOf(error), 'wrong');
    } finally {
      setBusy(false);
    }
  }

  const { value: found, error } = folder;
  return (
    <>
      {error !== undefined && <ProblemNote error={error} onRetry={folder.look} />}
      <Panel
        title={say('author.filesTitle')}
        aside={
          <Button busy={busy} onClick={() => void load(false)}>
            {say('author.load')}
          </Button>
        }
      >
        {found ? <State found={found} /> : <p class="file-waiting">{say('author.checking')}</p>}
        <p class="hint">{say('author.filesHint')}</p>
      </Panel>
      {loaded && <LoadedChanges loaded={loaded} onAccept={() => void load(true)} />}
      {found && (
        <Panel title={say('author.problems')}>
          {found.problems.length === 0 ? (
            <Empty title={say('author.noProblems')} />
          ) : (
            <ProblemList problems={found.problems} />
          )}
        </Panel>
      )}
    </>
  );
}
