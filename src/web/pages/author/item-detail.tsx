// The figures of one item: who chose what, whether the place of the key matters, and what its author should look at.
import { Icon } from '../../parts/icon.tsx';
import { percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';
import { QuarantineButton } from './quarantine-button.tsx';
import type { Item } from './types.ts';

const TERCILES = ['low', 'middle', 'high'] as const;

function Share({ rate }: { readonly rate: number }) {
  return (
    <span class="share">
      <span class="item-share" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(rate * 100)}%` }} />
      </span>
      {percent(rate)}
    </span>
  );
}

function Options({ options }: { readonly options: NonNullable<Item['options']> }) {
  return (
    <table>
      <caption>{say('author.whoChose')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('author.option')}</th>
          <th scope="col">{say('author.allLearners')}</th>
          {TERCILES.map((tercile) => (
            <th key={tercile} scope="col">
              {say(`author.tercile-${tercile}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {options.map(({ text, correct, chosenRate, byTercile }) => (
          <tr key={text}>
            <th scope="row">
              {correct && (
                <span class="badge badge-right">
                  <Icon name="right" /> {say('author.key')}
                </span>
              )}{' '}
              {text}
            </th>
            <td>
              <Share rate={chosenRate} />
            </td>
            {TERCILES.map((tercile) => (
              <td key={tercile}>{byTercile ? <Share rate={byTercile[tercile] ?? 0} /> : '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Places({ places }: { readonly places: NonNullable<Item['places']> }) {
  return (
    <table>
      <caption>{say('author.places')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('author.place')}</th>
          <th scope="col" class="number">
            {say('author.answers')}
          </th>
          <th scope="col">{say('author.rightThere')}</th>
          <th scope="col">{say('author.chosenThere')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ place, n, correctRate, chosenRate }) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            <td class="number">{n}</td>
            <td>{correctRate === null ? '–' : <Share rate={correctRate} />}</td>
            <td>
              <Share rate={chosenRate} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function ItemDetail({ item }: { readonly item: Item }) {
  const { flags, note, options, places, bank, questionId, stem } = item;
  return (
    <div class="item-detail">
      <p class="item-stem">{stem}</p>
      {note && <p class="hint">{note}</p>}
      {flags.length > 0 && (
        <ul class="flags">
          {flags.map(({ code, text }) => (
            <li key={code}>
              <strong>{say(`author.flag-${code}`)}</strong>: {text}
            </li>
          ))}
        </ul>
      )}
      {options && <Options options={options} />}
      {places && places.length > 0 && <Places places={places} />}
      <div class="row-actions">
        <a href={`/author/preview?bank=${bank}&question=${questionId}`}>{say('author.see')}</a>
        <QuarantineButton bank={bank} question={questionId} quarantined={false} />
      </div>
    </div>
  );
}
