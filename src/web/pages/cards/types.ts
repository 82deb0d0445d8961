// What the API tells of cards and banks, by the names that these screens know it by.
import type { api, Taken } from '../../api/client.ts';

type Cards = typeof api.me.cards;

export type CardRow = Taken<Cards['$get']>['data'][number];
export type Card = Taken<Cards[':cardId']['$get']>;
export type Memory = NonNullable<CardRow['memory']>;
export type Bank = Taken<typeof api.banks.$get>['data'][number];
