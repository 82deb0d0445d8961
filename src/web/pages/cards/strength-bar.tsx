// The strength of a memory as a word, a share and a small bar; the word says it all, the bar lets a column be compared.
import { percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { strengthOf } from './strength.ts';
import './strength-bar.css';

export function StrengthBar({ retrievability }: { readonly retrievability: number | null }) {
  const strength = strengthOf(retrievability);
  return (
    <span class={`strength strength-${strength}`}>
      <span class="strength-words">
        <span>{say(`cards.${strength}`)}</span>
        {retrievability !== null && <span class="strength-share">{percent(retrievability)}</span>}
      </span>
      <span class="strength-track" aria-hidden="true">
        <span class="strength-fill" style={{ width: `${(retrievability ?? 0) * 100}%` }} />
      </span>
    </span>
  );
}
