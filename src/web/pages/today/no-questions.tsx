// The server has no questions: where they come from.
import { Empty, Panel } from '../../parts/panel.tsx';
import { say } from '../../words/words.ts';

export function NoQuestions() {
  return (
    <Panel>
      <Empty title={say('today.noQuestions')}>
        <p>{say('today.noQuestionsWhy')}</p>
        <p>
          <code>npx trapwise new-bank my-bank</code>
        </p>
        <p>{say('today.noQuestionsThen')}</p>
      </Empty>
    </Panel>
  );
}
