// The calendar feed: iCalendar text as RFC 5545 wants it, of a learner's coming days and exam.
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarText } from '#api/views/calendar-feed.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { bank, singleCards } from '../support/banks.ts';
import { addCaller } from '../support/caller.ts';
import { practise } from '../support/learner.ts';
import { createServer, DAY, type Reply, type Server } from '../support/server.ts';

const FEED = '/v1/me/calendar.ics';

type Property = { readonly name: string; readonly params: string[]; readonly value: string };

/** Content lines of RFC 5545 3.1, unfolded; throws where the text is not made of them. */
function readLines(text: string): Property[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error('a line end is not CRLF');
  for (const line of text.split('\r\n')) {
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  return lines.map((line) => {
    const match = /^([A-Z0-9-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/s.exec(line);
    if (!match) throw new Error(`no content line: ${line}`);
    const [, name = '', params = '', value = ''] = match;
    return { name, params: params.split(';').filter(Boolean), value };
  });
}

/** TEXT of RFC 5545 3.3.11; throws for what must be escaped and is not. */
function readText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\([\\;,nN])/g, (_, char) => (/n/i.test(char) ? '\n' : char));
}

type Event = Readonly<Record<string, Property>>;

function readCalendar(text: string): { calendar: Property[]; events: Event[] } {
  const lines = readLines(text);
  const calendar: Property[] = [];
  const events: Record<string, Property>[] = [];
  let open: Record<string, Property> | null = null;
  for (const line of lines) {
    const mark = `${line.name}:${line.value}`;
    if (mark === 'BEGIN:VEVENT') open = {};
    else if (mark === 'END:VEVENT') {
      if (!open) throw new Error('an event ends that did not begin');
      events.push(open);
      open = null;
    } else if (open) {
      if (line.name in open) throw new Error(`${line.name} twice`);
      open[line.name] = line;
    } else calendar.push(line);
  }
  return { calendar, events };
}

const shown = (events: Event[]) =>
  events.map((event) => [event['DTSTART']?.value, readText(event['SUMMARY']?.value ?? '')]);

let server: Server;
beforeEach(async () => {
  const store = await openMemoryStore();
  server = await createServer({ store, banks: [bank(singleCards(5))] });
});

describe('the feed', () => {
  it('has a day for each that asks something, and the exam', async () => {
    const settings = { newPerDay: 2, exam: 'AIF-C01', examDate: '2026-11-25' };
    await server.request('PATCH', '/v1/me', settings);
    await practise(server, { size: 2 }, () => true);
    const { status, text, headers } = await server.get(FEED);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const { events } = readCalendar(text);
    expect(shown(events)).toEqual([
      ['20261121', 'Trapwise: 2 new'],
      ['20261122', 'Trapwise: 2 due, 1 new'],
      ['20261125', expect.stringMatching(/^Exam AIF-C01: ./)],
    ]);
  });

  it('is iCalendar with all that is required, all-day events, and no machine’s zone', async () => {
    const { calendar, events } = readCalendar((await server.get(FEED)).text);
    const has = calendar.map(({ name, value }) => `${name}:${value}`);
    expect(has).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      expect.stringMatching(/^PRODID:.+Trapwise/),
      'NAME:Trapwise',
      'X-WR-CALNAME:Trapwise',
      'REFRESH-INTERVAL:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'X-WR-TIMEZONE:UTC',
      'END:VCALENDAR',
    ]);
    expect(events).toHaveLength(1);
    for (const event of events) {
      expect(event['UID']?.value).toBe('load-2026-11-20-me@trapwise');
      expect(event['DTSTART']).toEqual({
        name: 'DTSTART',
        params: ['VALUE=DATE'],
        value: '20261120',
      });
      // The start of the learning day: what is told is as of then.
      expect(event['DTSTAMP']).toEqual({ name: 'DTSTAMP', params: [], value: '20261120T040000Z' });
      expect(event['CLASS']?.value).toBe('PRIVATE');
      expect(event['TRANSP']?.value).toBe('TRANSPARENT');
      expect(event['DTEND']).toBeUndefined();
    }
  });

  it('names the days as they are where the learner lives', async () => {
    await server.request('PATCH', '/v1/me', { timeZone: 'Pacific/Kiritimati', newPerDay: 5 });
    // 23:00 on the 20th in Kiritimati, and then, past 04:00, the 21st.
    const first = async () => shown(readCalendar((await server.get(FEED)).text).events)[0];
    expect(await first()).toEqual(['20261120', 'Trapwise: 5 new']);
    server.clock.now = Date.parse('2026-11-20T14:00:00Z');
    expect(await first()).toEqual(['20261121', 'Trapwise: 5 new']);
  });

  it('names an exam without a code, also when nothing else is left', async () => {
    await server.request('PATCH', '/v1/me', { examDate: '2027-01-31', newPerDay: 0 });
    const { events } = readCalendar((await server.get(FEED)).text);
    expect(shown(events)).toEqual([['20270131', 'Exam']]);
    expect(events[0]?.['UID']?.value).toBe('exam-me@trapwise');
    await server.request('PATCH', '/v1/me', { examDate: null });
    expect(readCalendar((await server.get(FEED)).text).events).toEqual([]);
  });

  it('looks thirty days ahead', async () => {
    await server.request('PATCH', '/v1/me', { newPerDay: 1 });
    await server.reload(bank(singleCards(99)));
    const { events } = readCalendar((await server.get(FEED)).text);
    expect(events).toHaveLength(30);
    expect(events.at(-1)?.['DTSTART']?.value).toBe('20261219');
    expect(new Set(events.map((event) => event['UID']?.value)).size).toBe(30);
  });
});

describe('a calendar program', () => {
  it('is told that nothing changed, until something does', async () => {
    const first = await server.get(FEED);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    server.clock.now += 3_600_000;
    const again = await server.get(FEED, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await practise(server, { size: 1 }, () => true);
    const changed = await server.get(FEED, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    const uids = ({ text }: Reply) =>
      readCalendar(text).events.map((event) => event['UID']?.value ?? '');
    // The day that was there before has its name still.
    expect(uids(changed)).toEqual(expect.arrayContaining(uids(first)));
    server.clock.now += DAY;
    expect((await server.get(FEED)).headers.get('etag')).not.toBe(etag);
  });

  it.each([
    ['text/calendar', 200],
    ['text/calendar, */*;q=0.1', 200],
    ['text/*', 200],
    ['*/*', 200],
    ['application/json', 200],
    ['text/html', 406],
    ['text/calendar;q=0', 406],
  ])('that accepts %s gets %i', async (accept, status) => {
    expect((await server.get(FEED, { accept })).status).toBe(status);
  });

  it('gets JSON nowhere as a calendar', async () => {
    expect((await server.get('/v1/me/today', { accept: 'text/calendar' })).status).toBe(406);
  });

  it('needs the token of its learner where there are tokens, and is told of nobody else', async () => {
    const store = await openMemoryStore();
    const guarded = await createServer({ store, banks: [bank(singleCards(5))], auth: 'token' });
    const one = await addCaller(guarded, 'One');
    const other = await addCaller(guarded, 'Other');
    expect((await guarded.get(FEED)).status).toBe(401);
    await guarded.request('PATCH', '/v1/me', { examDate: '2026-12-01' }, one.headers);
    const [mine, theirs] = [one, other].map(({ headers }) => guarded.get(FEED, headers));
    expect((await mine)?.text).toContain(`exam-${one.learner.id}@trapwise`);
    expect((await theirs)?.text).not.toContain('exam-');
    expect((await theirs)?.text).not.toContain(one.learner.id);
    expect((await mine)?.text).not.toContain(one.token);
  });
});

describe('any title', () => {
  it.each([
    ['commas; semicolons, and \\ backslashes', 'commas; semicolons, and \\ backslashes'],
    ['a line\nand another', 'a line\nand another'],
    ['ends\r\nwith BEGIN:VEVENT', 'ends\nwith BEGIN:VEVENT'],
    ['é'.repeat(120), 'é'.repeat(120)],
    ['👩‍🎓 '.repeat(40), '👩‍🎓 '.repeat(40)],
    ['x'.repeat(300), 'x'.repeat(300)],
  ])('is escaped and folded: %j', (title, read) => {
    const event = { uid: 'a@trapwise', date: '2026-11-20', title };
    const text = calendarText({ timeZone: 'Europe/Berlin', asOf: 0, events: [event] });
    const { events } = readCalendar(text);
    expect(shown(events)).toEqual([['20261120', read]]);
    // No character is cut in two by a fold.
    expect(text.isWellFormed()).toBe(true);
    expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
  });

  it('that is not escaped would be found', () => {
    expect(() => readText('a, b')).toThrow('not escaped');
    expect(() => readLines(`SUMMARY:${'x'.repeat(80)}\r\n`)).toThrow('75 octets');
  });
});
