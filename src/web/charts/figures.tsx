// The figures of a chart as a table, folded away beside it: for whoever reads rather than sees, and for exact values.
import { useId } from 'preact/hooks';
import { say } from '../words/words.ts';
import './chart.css';

export function Figures({
  title,
  head,
  rows,
}: {
  /** What the table holds: its caption, and told apart by it from the others of the page. */
  readonly title: string;
  readonly head: readonly string[];
  /** The first of each row names it; the others are numbers, as they are shown. */
  readonly rows: readonly (readonly string[])[];
}) {
  const id = useId();
  return (
    <details class="chart-figures">
      <summary>{say('progress.asTable', { title })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, so it must be reached without a pointer */}
      <section class="scroll" tabIndex={0} aria-labelledby={id}>
        <table>
          <caption class="hidden" id={id}>
            {title}
          </caption>
          <thead>
            <tr>
              {head.map((name, place) => (
                <th key={name} scope="col" class={place > 0 ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...values]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, place) => (
                  <td key={head[place + 1]} class="number">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
