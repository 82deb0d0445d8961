// What a trap is, for a learner who has not taken one yet: with an example that shows how it comes to one.
import { Icon } from '../../parts/icon.tsx';
import { Panel } from '../../parts/panel.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';

export function NoTraps() {
  return (
    <Panel title={say('traps.whatTitle')}>
      <p>{say('traps.what')}</p>
      <figure class="example">
        <figcaption class="trap-label">{say('traps.example')}</figcaption>
        <p class="example-stem">{say('traps.exampleStem')}</p>
        <ul>
          <li class="example-right">
            <Icon name="right" />
            <span>
              {say('traps.exampleRight')} <span class="hint">{say('traps.exampleRightWhy')}</span>
            </span>
          </li>
          <li class="example-wrong">
            <Icon name="traps" />
            <span>
              {say('traps.exampleWrong')} <span class="hint">{say('traps.exampleWrongWhy')}</span>
            </span>
          </li>
        </ul>
      </figure>
      <p>{say('traps.whatThen')}</p>
      <StartButton look="strong" wish={{}}>
        {say('traps.begin')}
      </StartButton>
    </Panel>
  );
}
