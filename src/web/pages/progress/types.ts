// The API's replies that this screen shows, by its own names.
import type { api, Taken } from '../../api/client.ts';

type Stats = typeof api.me.stats;

export type Plan = Taken<typeof api.me.plan.$get>;
export type Overall = Taken<Stats['progress']['$get']>;
export type Readiness = Taken<Stats['readiness']['$get']>;
export type Forecast = Taken<Stats['forecast']['$get']>;
export type Retention = Taken<Stats['retention']['$get']>;
export type Calibration = Taken<Stats['calibration']['$get']>;
export type Year = Taken<Stats['calendar']['$get']>;
export type Topic = Taken<Stats['topics']['$get']>['topics'][number];
