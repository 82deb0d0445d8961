// What the list of cards is narrowed down to, and the address that says so.

export const STATES = ['due', 'new', 'leech', 'suspended'] as const;
export type State = (typeof STATES)[number];

export type Filters = {
  /** Words of the title, as typed. */
  readonly q: string;
  readonly state: State | null;
  readonly bank: string | null;
  readonly topic: string | null;
};

export const NO_FILTERS: Filters = { q: '', state: null, bank: null, topic: null };

/** What an address asks for; what it does not understand it leaves. */
export function filtersOf(query: Readonly<Record<string, string>>): Filters {
  return {
    q: query['q'] ?? '',
    state: STATES.find((state) => state === query['state']) ?? null,
    bank: query['bank'] || null,
    topic: query['topic'] || null,
  };
}

type Query = {
  readonly q?: string;
  readonly state?: State;
  readonly bank?: string;
  readonly topic?: string;
};

/** The filters that are set, by their names in the address and in the API's query alike. */
export function queryOf({ q, state, bank, topic }: Filters): Query {
  const words = q.trim();
  return {
    ...(words === '' ? {} : { q: words }),
    ...(state && { state }),
    ...(bank && { bank }),
    ...(topic && { topic }),
  };
}

export function addressOf(filters: Filters): string {
  const query = new URLSearchParams(queryOf(filters)).toString();
  return query === '' ? '/cards' : `/cards?${query}`;
}

export function isNarrowed(filters: Filters): boolean {
  return Object.keys(queryOf(filters)).length > 0;
}
