// A calendar feed as iCalendar text (RFC 5545). The library would read the clock and make up ids: both are given here.
import ical, { ICalEventClass, ICalEventTransparency } from 'ical-generator';
import type { CalendarFeed } from '#use-cases/show-calendar-feed.ts';

/** How often a calendar program may ask again, in seconds. */
const REFRESH_SECONDS = 6 * 3600;

/**
 * Equal feeds give equal text. All-day events carry dates without a zone, which each calendar shows on that very date;
 * the library's own `timezone` is not used, since it formats by the zone of the machine.
 */
export function calendarText({ timeZone, asOf, events }: CalendarFeed): string {
  const calendar = ical({
    name: 'Trapwise',
    prodId: { company: 'Trapwise', product: 'Trapwise', language: 'EN' },
    ttl: REFRESH_SECONDS,
    x: { 'X-WR-TIMEZONE': timeZone },
  });
  for (const { uid, date, title } of events) {
    calendar.createEvent({
      id: uid,
      stamp: new Date(asOf),
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      summary: title,
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // The library leaves the last line without its end.
  return `${calendar.toString()}\r\n`;
}
