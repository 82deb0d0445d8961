// How sure the learner is, in one tap or not at all.
import type { Confidence } from '../../api/types.ts';
import { Switch } from '../../parts/field.tsx';
import { say } from '../../words/words.ts';
import './how-sure.css';

export function HowSure({
  confidence,
  onChange,
  locked,
}: {
  readonly confidence: Confidence | null;
  readonly onChange: (confidence: Confidence) => void;
  readonly locked: boolean;
}) {
  return (
    <div class="how-sure" inert={locked}>
      <Switch
        label={say('session.howSure')}
        options={[
          { value: 'guess', text: say('session.guess') },
          { value: 'unsure', text: say('session.unsure') },
          { value: 'sure', text: say('session.sure') },
        ]}
        value={confidence}
        onChange={onChange}
      />
    </div>
  );
}
