// The titles of banks and topics, for replies that name them by id.
import { api, type Taken, take } from './client.ts';
import { useResource } from './resource.ts';

type Banks = Taken<typeof api.banks.$get>['data'];

/** The title of a bank; its id while that is read, and where it cannot be. */
export function useBankTitles(): (bank: string) => string {
  const { value } = useResource(async () => {
    const { data } = await take(api.banks.$get());
    return new Map(data.map(({ id, title }) => [id, title]));
  });
  return (bank) => value?.get(bank) ?? bank;
}

/** The title of a topic of one of the banks; its id while these are read, and where it left them. */
export function topicTitle(banks: Banks | undefined, bank: string, topic: string): string {
  const topics = banks?.find(({ id }) => id === bank)?.topics;
  return topics?.find(({ id }) => id === topic)?.title ?? topic;
}
