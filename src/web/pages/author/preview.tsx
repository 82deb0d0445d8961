// A question as learners see it, chosen from all in use; shown anew when its file is saved and loaded.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { authorApi, take } from '../../api/client.ts';
import { note } from '../../parts/announce.tsx';
import { Empty, Panel } from '../../parts/panel.tsx';
import { messageOf } from '../../parts/problem-note.tsx';
import { say } from '../../words/words.ts';
import { PreviewedQuestion } from './previewed-question.tsx';
import { QuestionChooser } from './question-chooser.tsx';
import { useFolder } from './use-folder.ts';

export function PreviewPart() {
  const { query, route } = useLocation();
  const { bank, question } = query;
  const [isLive, setLive] = useState(true);
  // Counts what was loaded, so that the question is read again.
  const [loads, setLoads] = useState(0);

  useFolder(({ summary: { errors }, served }, isFirst) => {
    if (errors > 0) note(say('author.filesBroken', { count: errors }), 'wrong');
    else if (!served && isLive) void load();
    else if (!isFirst) setLoads((n) => n + 1);
  });

  async function load(): Promise<void> {
    try {
      await take(authorApi.author.reload.$post({ json: {} }));
      setLoads((n) => n + 1);
      note(say('author.loaded'));
    } catch (error) {
      note(messageOf(error), 'wrong');
    }
  }

  return (
    <div class="preview">
      <Panel title={say('author.choose')}>
        <QuestionChooser
          chosen={bank && question ? `${bank}/${question}` : null}
          version={loads}
          onChoose={(place) =>
            route(`/author/preview?bank=${place.bank}&question=${place.questionId}`)
          }
        />
      </Panel>
      <div>
        <label class="live">
          <input
            type="checkbox"
            checked={isLive}
            onChange={(event) => setLive(event.currentTarget.checked)}
          />
          <span>
            {say('author.live')}
            <span class="hint">{say('author.liveHint')}</span>
          </span>
        </label>
        {bank && question ? (
          <PreviewedQuestion bank={bank} question={question} version={loads} />
        ) : (
          <Panel>
            <Empty title={say('author.chooseFirst')} />
          </Panel>
        )}
      </div>
    </div>
  );
}
