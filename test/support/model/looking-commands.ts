// What only looks: at all numbers of a moment, and at what belongs to another learner.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { act, responseTo } from './actions.ts';
import { command, pick, sessionOf, who } from './command.ts';
import { must } from './invariants.ts';

/** Reaching for what is another learner's is as reaching for nothing. */
export const peeks = fc.record({ who, pick }).map((given) =>
  command('Peek', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const other = subject.pupils[given.who === 0 ? 1 : 0];
    const session = sessionOf(other, given.pick);
    const shown = session?.shown.at(-1);
    if (!session || !shown) return;
    const nobody = `${'A'.repeat(21)}Q`;
    const id = shown.id.slice(4);
    const body = { response: responseTo(shown, 'right') };
    const targets: readonly (readonly [string, string, string, unknown?])[] = [
      ['GET', '/v1/sessions/ses_@', session.id.slice(4)],
      ['POST', '/v1/sessions/ses_@/next', session.id.slice(4)],
      ['POST', '/v1/sessions/ses_@/close', session.id.slice(4)],
      ['GET', '/v1/presentations/prs_@/answer', id],
      ['POST', '/v1/presentations/prs_@/answer', id, body],
      ['POST', '/v1/presentations/prs_@/reveal', id],
      ['POST', '/v1/answers/ans_@/undo', id],
    ];
    for (const [method, path, theirs, sent] of targets) {
      const found = await act(subject, pupil, method, path.replace('@', theirs), sent);
      const nothing = await act(subject, pupil, method, path.replace('@', nobody), sent);
      must(found.status === 404 && nothing.status === 404, 'what is another’s is not found', [
        path,
        found.text,
      ]);
      const { instance: _one, ...there } = found.body;
      const { instance: _other, ...nowhere } = nothing.body;
      must(isDeepStrictEqual(there, nowhere), 'another’s thing is as nothing', [there, nowhere]);
    }
  }),
);

/** All numbers that are told of a moment agree. */
export const looks = fc.record({ who }).map((given) =>
  command('Look', given, async (subject) => {
    const pupil = subject.pupils[given.who];
    const get = async (path: string) => (await act(subject, pupil, 'GET', path)).body;
    const today = await get('/v1/me/today');
    const { days } = await get('/v1/me/stats/forecast?days=30');
    const { total } = await get('/v1/me/stats/progress');
    const due = await get('/v1/me/cards?state=due&limit=200');
    must(today.due === days[0].due + days[0].carried, 'the forecast begins with today', [
      today,
      days[0],
    ]);
    must(today.new === days[0].new, 'the forecast has today’s new cards', [today, days[0]]);
    must(today.due === due.data.length, 'as many cards are due as are listed', today);
    must(today.streakDays === total.streakDays, 'there is one streak', [today, total]);
    must(total.new + total.review === total.cards, 'a card is new or in review', total);
    const all = (await get('/v1/sessions?limit=200')).data;
    const pages: unknown[] = [];
    for (let path: string | null = '/v1/sessions?limit=3'; path; ) {
      const page: { data: unknown[]; nextCursor: string | null } = await get(path);
      pages.push(...page.data);
      path =
        page.nextCursor && `/v1/sessions?limit=3&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    must(isDeepStrictEqual(pages, all), 'the pages are the list', [pages.length, all.length]);
    must(all.length === pupil.beliefs.sessions.length, 'all sessions are listed');
    const answered = all.reduce(
      (sum: number, { progress }: { progress: { answered: number } }) => sum + progress.answered,
      0,
    );
    const { topics } = await get('/v1/me/stats/topics');
    for (const member of ['cards', 'seen', 'review', 'mature', 'answered']) {
      const sum = topics.reduce(
        (all: number, row: Record<string, number>) => all + (row[member] ?? 0),
        0,
      );
      must(sum === total[member], 'the topics add up', [member, topics, total]);
    }
    const { days: year } = await get('/v1/me/stats/calendar');
    const { answered: onToday = 0, minutes = 0 } =
      year.find(({ day }: { day: string }) => day === today.day) ?? {};
    must(
      onToday === today.answered && minutes === today.minutes,
      'today is a day of the calendar',
      [year, today],
    );
    const onDays = year.reduce((sum: number, row: { answered: number }) => sum + row.answered, 0);
    must(onDays === answered, 'the days add up to the answers that stand', [onDays, answered]);
    const standing = pupil.beliefs.answers.filter(({ undone }) => !undone).length;
    must(answered === standing, 'sessions add up to the answers that stand', [answered, standing]);
  }),
);
