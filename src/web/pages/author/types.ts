// What the API tells authors, by the names that these screens know it by.
import type { authorApi, Taken } from '../../api/client.ts';
import type { Sent } from '../../api/types.ts';

type Author = typeof authorApi.author;

export type FolderProblems = Taken<Author['problems']['$get']>;
export type AuthorProblem = FolderProblems['problems'][number];
export type LoadedBanks = Taken<Author['reload']['$post']>;
export type Item = Taken<Author['items']['$get']>['data'][number];
export type Report = Taken<Author['reports']['$get']>['data'][number];
export type ReportStatus = Report['status'];
export type AuthorQuestion = Taken<Author['questions']['$get']>['data'][number];
export type Preview = Taken<Author['questions'][':bank'][':questionId']['preview']['$get']>;
export type Regrade = Taken<Author['regrade']['$post']>;
export type RegradeWish = NonNullable<Sent<Author['regrade']['$post']>>;
