// What narrows the list of cards down: words of the title, a state, a bank, a topic.
import { Field, Switch } from '../../parts/field.tsx';
import { say } from '../../words/words.ts';
import { type Filters, STATES, type State } from './filters.ts';
import { Search } from './search.tsx';
import type { Bank } from './types.ts';

/** Topics of different banks may have one name, so a topic is chosen together with its bank. */
const topicValue = (bank: string, topic: string) => `${bank} ${topic}`;

function TopicSelect({ filters, banks, onChange }: Props) {
  const shown = banks.filter(({ id }) => filters.bank === null || id === filters.bank);
  const topics = (bank: Bank) =>
    bank.topics.map((topic) => (
      <option key={topic.id} value={topicValue(bank.id, topic.id)}>
        {topic.title}
      </option>
    ));
  const [only] = shown;
  return (
    <Field label={say('cards.topic')}>
      {(described) => (
        <select
          {...described}
          value={
            filters.topic === null ? '' : topicValue(filters.bank ?? only?.id ?? '', filters.topic)
          }
          onChange={(event) => {
            const [bank, topic] = event.currentTarget.value.split(' ');
            onChange(
              topic ? { ...filters, bank: bank ?? null, topic } : { ...filters, topic: null },
            );
          }}
        >
          <option value="">{say('cards.allTopics')}</option>
          {shown.length === 1 && only
            ? topics(only)
            : shown.map((bank) => (
                <optgroup key={bank.id} label={bank.title}>
                  {topics(bank)}
                </optgroup>
              ))}
        </select>
      )}
    </Field>
  );
}

type Props = {
  readonly filters: Filters;
  readonly banks: readonly Bank[];
  readonly onChange: (filters: Filters) => void;
};

export function FilterBar(props: Props) {
  const { filters, banks, onChange } = props;
  const states: { value: State | 'all'; text: string }[] = [
    { value: 'all', text: say('cards.all') },
    ...STATES.map((value) => ({ value, text: say(`cards.${value}`) })),
  ];
  return (
    <div class="card-filters">
      <Search value={filters.q} onSearch={(q) => onChange({ ...filters, q })} />
      {banks.length > 1 && (
        <Field label={say('cards.bank')}>
          {(described) => (
            <select
              {...described}
              value={filters.bank ?? ''}
              onChange={(event) =>
                onChange({ ...filters, bank: event.currentTarget.value || null, topic: null })
              }
            >
              <option value="">{say('cards.allBanks')}</option>
              {banks.map((bank) => (
                <option key={bank.id} value={bank.id}>
                  {bank.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <TopicSelect {...props} />
      <Switch
        label={say('cards.show')}
        labelHidden
        options={states}
        value={filters.state ?? 'all'}
        onChange={(state) => onChange({ ...filters, state: state === 'all' ? null : state })}
      />
    </div>
  );
}
