// Questions in doubt in the in-memory engine: reports, and which questions are in quarantine.
import type { LearnerKey } from '#core/learner/learner.ts';
import type { Presentation } from '#core/practice/session.ts';
import type { QuestionKey } from '#core/question/catalogue.ts';
import type { Quarantine, Quarantined } from '#core/question/quarantine.ts';
import type { Report, ReportCount } from '#core/question/report.ts';
import type { DoubtStore } from '../doubt-store.ts';
import { requireBytesOfId } from '../public-id.ts';
import type { Names } from './day-counts.ts';
import { frozen } from './frozen.ts';

type Rooms = {
  readonly refuseWhenClosed: () => void;
  readonly findPresentation: (learner: LearnerKey, id: string) => Presentation | null;
  readonly names: Names;
};

export function createMemoryReports({ refuseWhenClosed, findPresentation, names }: Rooms): {
  readonly methods: DoubtStore;
  readonly quarantined: () => Quarantined;
  /** Their keys only grow, but some may be missing. */
  readonly reports: Report[];
} {
  const reports: Report[] = [];
  const quarantines = new Map<QuestionKey, Quarantine>();
  const inOrder = () => [...quarantines].sort(([one], [other]) => one - other);

  return {
    reports,
    quarantined: () =>
      new Map(inOrder().map(([question]) => [question, names.placeOf(question).card])),
    methods: {
      addReport: async (learner, id, decide) => {
        refuseWhenClosed();
        const presentation = findPresentation(learner, id);
        if (!presentation) return null;
        const mine = reports.filter((report) => report.learner === learner);
        const before = mine.filter((report) => report.presentation === id);
        const open = mine.filter(({ status }) => status === 'open').length;
        const added = decide({ presentation, before, open });
        if (!added) return null;
        requireBytesOfId('rep_', added.id);
        if (reports.some((report) => report.id === added.id)) throw new Error(`${added.id} exists`);
        const { card, question, revision, part, parts } = presentation;
        const report: Report = frozen({
          key: (reports.at(-1)?.key ?? 0) + 1,
          ...added,
          learner,
          presentation: id,
          ...{ card, question, revision, part, parts },
          ...{ status: 'open', note: null, settledAt: null },
        });
        reports.push(report);
        return report;
      },
      reports: async ({ learner, bank, status, settledAfter }, limit, before) =>
        reports
          .filter(
            (report) =>
              report.key < (before ?? Number.POSITIVE_INFINITY) &&
              (learner === null || report.learner === learner) &&
              (bank === null || names.placeOf(report.question).bank === bank) &&
              (status === null || report.status === status) &&
              (settledAfter === null ||
                (report.settledAt !== null && report.settledAt > settledAfter)),
          )
          .reverse()
          .slice(0, limit),
      reportCounts: async () => {
        const counts = [...Map.groupBy(reports, ({ question }) => question)].map(
          ([question, all]): [QuestionKey, ReportCount] => [
            question,
            {
              open: all.filter(({ status }) => status === 'open').length,
              all: all.length,
              learners: new Set(all.map(({ learner }) => learner)).size,
            },
          ],
        );
        return new Map(counts.sort(([one], [other]) => one - other));
      },
      settleReport: async (id, change) => {
        refuseWhenClosed();
        const report = reports.find((one) => one.id === id);
        if (!report) return null;
        const { status, note, settledAt } = change(report);
        const settled = frozen({ ...report, status, note, settledAt });
        reports[reports.indexOf(report)] = settled;
        return settled;
      },
      quarantines: async () =>
        inOrder().map(([question, quarantine]) => {
          const { bank, id } = names.placeOf(question);
          return { question, bank, id, ...quarantine };
        }),
      quarantineQuestion: async (question, change) => {
        refuseWhenClosed();
        names.placeOf(question);
        const quarantine = change(quarantines.get(question) ?? null);
        if (quarantine) quarantines.set(question, frozen(quarantine));
        else quarantines.delete(question);
      },
    },
  };
}
