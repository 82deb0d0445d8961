// Titles of topics, read once for each bank.
import { signal } from '@preact/signals';
import { api, take } from '../../api/client.ts';

const names = signal<Readonly<Record<string, Readonly<Record<string, string>>>>>({});
const asked = new Set<string>();

/** A bank that cannot be read is asked again with its next question; until then topics go by their ids. */
async function read(bank: string): Promise<void> {
  asked.add(bank);
  try {
    const { topics } = await take(api.banks[':id'].$get({ param: { id: bank } }));
    const titles = Object.fromEntries(topics.map(({ id, title }) => [id, title]));
    names.value = { ...names.value, [bank]: titles };
  } catch {
    asked.delete(bank);
  }
}

export function topicName(bank: string, topic: string): string {
  if (!asked.has(bank)) void read(bank);
  return names.value[bank]?.[topic] ?? topic.replaceAll('-', ' ');
}
