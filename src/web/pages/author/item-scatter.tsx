// Every item as a point: how many get it right, against how well it tells who knows from who does not. The table below says the same.
import { number, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import type { Item } from './types.ts';

const WIDTH = 640;
const HEIGHT = 300;
const LEFT = 44;
const BOTTOM = 34;
const TOP = 12;
const RIGHT = 22;
const RATES = [0, 0.25, 0.5, 0.75, 1];
const VALUES = [-0.4, 0, 0.4, 0.8];
const LOWEST = -0.5;
const HIGHEST = 1;

const x = (rate: number) => LEFT + rate * (WIDTH - LEFT - RIGHT);
const y = (value: number) => {
  const share = (Math.max(LOWEST, value) - LOWEST) / (HIGHEST - LOWEST);
  return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
};

export function ItemScatter({ items }: { readonly items: readonly Item[] }) {
  const points = items.flatMap((item) =>
    item.facility && item.discrimination
      ? [{ item, rate: item.facility.rate, value: item.discrimination.value }]
      : [],
  );
  const flagged = points.filter(({ item }) => item.flags.length > 0).length;
  return (
    <figure class="scatter">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say('author.scatterLabel', { count: points.length, flagged })}
      >
        {VALUES.map((value) => (
          <g key={value}>
            <line
              class={value === 0 ? 'axis' : 'grid'}
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(value)}
              y2={y(value)}
            />
            <text x={LEFT - 6} y={y(value) + 4} text-anchor="end">
              {number(value, 1)}
            </text>
          </g>
        ))}
        {RATES.map((rate) => (
          <g key={rate}>
            <line class="grid" x1={x(rate)} x2={x(rate)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text x={x(rate)} y={HEIGHT - BOTTOM + 16} text-anchor="middle">
              {percent(rate)}
            </text>
          </g>
        ))}
        {points.map(({ item, rate, value }) =>
          item.flags.length > 0 ? (
            <path
              key={`${item.questionId}-${item.part}`}
              class="point-flagged"
              d={`M${x(rate)} ${y(value) - 6}l6 10h-12z`}
            >
              <title>{item.questionId}</title>
            </path>
          ) : (
            <circle
              key={`${item.questionId}-${item.part}`}
              class="point"
              cx={x(rate)}
              cy={y(value)}
              r="4"
            >
              <title>{item.questionId}</title>
            </circle>
          ),
        )}
        <text class="axis-name" x={WIDTH - RIGHT} y={HEIGHT - 4} text-anchor="end">
          {say('author.facility')}
        </text>
        <text class="axis-name" x={LEFT + 6} y={TOP + 12}>
          {say('author.discrimination')}
        </text>
      </svg>
      <figcaption class="hint">{say('author.scatterHint')}</figcaption>
    </figure>
  );
}
