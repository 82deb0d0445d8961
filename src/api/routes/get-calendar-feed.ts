// The coming days and the exam as a calendar feed that calendar programs can subscribe to.
import { createRoute, z } from '@hono/zod-openapi';
import { showCalendarFeed } from '#use-cases/show-calendar-feed.ts';
import { sendTagged } from '../entity-tag.ts';
import { endpoint, LEARNER, PROBLEMS } from '../route.ts';
import { calendarText } from '../views/calendar-feed.ts';

const route = createRoute({
  method: 'get',
  path: '/v1/me/calendar.ics',
  operationId: 'getCalendarFeed',
  summary: 'The coming days as iCalendar (RFC 5545)',
  tags: ['learner'],
  security: LEARNER,
  responses: {
    200: {
      description: 'All-day events: the load of the next 30 days, and the exam.',
      content: { 'text/calendar': { schema: z.string() } },
    },
    304: { description: 'Not changed since the ETag that was sent.' },
    ...PROBLEMS,
  },
});

export const getCalendarFeed = endpoint(route, async (c) => {
  const { world, call } = c.get('deps');
  const text = calendarText(await showCalendarFeed(world, c.get('learner'), call()));
  const headers = { 'Content-Type': 'text/calendar; charset=utf-8' };
  return sendTagged(c, text) ?? c.text(text, 200, headers);
});
