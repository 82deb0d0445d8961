// What Today and Settings read, by name.
import type { api, Taken } from '../../api/client.ts';

export type Plan = Taken<typeof api.me.plan.$get>;
export type Forecast = Taken<typeof api.me.stats.forecast.$get>;
export type Bank = Taken<typeof api.banks.$get>['data'][number];
export type Exam = Taken<typeof api.exams.$get>['data'][number];
