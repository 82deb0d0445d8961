// The kept answers one by one: those that wait, those that were not taken and why, and what became of the others.
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { firstWords } from '../parts/first-words.ts';
import { Icon } from '../parts/icon.tsx';
import { clock } from '../words/format.ts';
import { say } from '../words/words.ts';
import { isSending, sendNow } from './keep-sending.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { markSeen, settled, waiting } from './kept-answers.ts';
import { whyRefused } from './why-refused.ts';
import './kept-dialog.css';

function Fate({ fate }: KeptAnswer) {
  if (fate.state === 'refused') return <p>{whyRefused(fate.refusal)}</p>;
  if (fate.state !== 'told') return null;
  if (!fate.feedback) return <p>{say('offline.recorded')}</p>;
  const { correct } = fate.feedback.outcome;
  return (
    <p class={correct ? 'kept-right' : 'kept-wrong'}>
      <Icon name={correct ? 'right' : 'wrong'} />
      <strong>{say(correct ? 'offline.right' : 'offline.wrong')}</strong>
    </p>
  );
}

function List({
  title,
  lead,
  answers,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly answers: readonly KeptAnswer[];
}) {
  if (answers.length === 0) return null;
  return (
    <section class="kept-list">
      <h3>{title}</h3>
      {lead && <p>{lead}</p>}
      <ul>
        {answers.map((answer) => (
          <li key={answer.presentationId}>
            <p class="kept-stem">{firstWords(answer.stem) || say('offline.aQuestion')}</p>
            <Fate {...answer} />
            <p class="kept-when">{say('offline.answeredAt', { time: clock(answer.answeredAt) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function KeptDialog({ onClose }: { readonly onClose: () => void }) {
  const done = settled.value;
  return (
    <Dialog
      title={say('offline.title')}
      onClose={() => {
        onClose();
        void markSeen(done);
      }}
    >
      <List
        title={say('offline.waitingTitle')}
        lead={say('offline.waitingLead')}
        answers={waiting.value}
      />
      {waiting.value.length > 0 && (
        <Button busy={isSending.value} onClick={() => void sendNow()}>
          {say('offline.sendNow')}
        </Button>
      )}
      <List
        title={say('offline.refusedTitle')}
        answers={done.filter(({ fate }) => fate.state === 'refused')}
      />
      <List
        title={say('offline.sentTitle')}
        answers={done.filter(({ fate }) => fate.state === 'told')}
      />
    </Dialog>
  );
}
