// The cards that the plan does not expect to ask before the exam, each a link.
import { say } from '../../words/words.ts';

const SHOWN = 60;

export function UnfittingCards({ ids }: { readonly ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <details class="chart-figures">
      <summary>{say('progress.unfitList', { count: ids.length })}</summary>
      <p class="hint">{say('progress.unfitHelp')}</p>
      <ul class="unfitting">
        {ids.slice(0, SHOWN).map((id) => (
          <li key={id}>
            <a href={`/cards/${encodeURIComponent(id)}`}>{id}</a>
          </li>
        ))}
      </ul>
      {ids.length > SHOWN && (
        <p class="hint">{say('progress.andMore', { count: ids.length - SHOWN })}</p>
      )}
    </details>
  );
}
