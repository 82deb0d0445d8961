// A bank → a QTI 2.1 package: a zip archive with one item for each question, and the manifest that names them.
import { zipSync } from 'fflate';
import type { Instant } from '#core/base/time.ts';
import type { FormatWritten, WrittenBank } from '../../format.ts';
import { writtenQuestions } from '../written-questions.ts';
import { element, writeXml } from '../xml-write.ts';
import { INSTANCE, writeItem } from './write-item.ts';

const PACKAGE = 'http://www.imsglobal.org/xsd/imscp_v1p1';
const PACKAGE_SCHEMA = 'http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd';

/** Archives know the years from 1980 to 2099 only. */
const FIRST = Date.UTC(1980, 0, 2);
const LAST = Date.UTC(2099, 0, 1);

/**
 * Noon of the day, in any time zone: archives hold the time on the wall, so the same bytes come out everywhere, and no
 * clock is put forward at noon.
 */
function fileTime(now: Instant): Date {
  const day = new Date(Math.min(Math.max(now, FIRST), LAST));
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
}

function manifestOf(bank: string, ids: readonly string[]): string {
  const resources = ids.map((id) => {
    const href = `items/${id}.xml`;
    // An identifier of XML begins with a letter, which an id need not.
    return element(
      'resource',
      { identifier: `item-${id}`, type: 'imsqti_item_xmlv2p1', href },
      element('file', { href }),
    );
  });
  return writeXml(
    element(
      'manifest',
      {
        xmlns: PACKAGE,
        'xmlns:xsi': INSTANCE,
        'xsi:schemaLocation': `${PACKAGE} ${PACKAGE_SCHEMA}`,
        identifier: `bank-${bank}`,
      },
      '\n',
      element(
        'metadata',
        {},
        element('schema', {}, 'QTIv2.1 Package'),
        element('schemaversion', {}, '1.0.0'),
      ),
      '\n',
      element('organizations', {}),
      '\n',
      element('resources', {}, ...resources.flatMap((resource) => ['\n', resource]), '\n'),
      '\n',
    ),
  );
}

/** The same bytes for the same bank on the same day, whatever machine writes them. */
export function writeQti(written: WrittenBank, now: Instant): FormatWritten {
  const { bank, language } = written.bank;
  const { questions, losses } = writtenQuestions(written, {
    title: 'QTI 2.1',
    bank: ['language'],
    card: ['title'],
    question: ['points', 'explanation'],
    option: ['rationale', 'fixed'],
    types: ['single', 'multiple', 'ordering', 'matching', 'short', 'recall'],
    cases: 'split',
  });
  const encoder = new TextEncoder();
  const mtime = fileTime(now);
  const items = questions.map(({ card, content }) => {
    const lost = new Set<string>();
    const title = card.title.replace(/\s+/g, ' ');
    const xml = writeItem(content, title, language, (what) => lost.add(what));
    if (lost.size > 0) {
      const message = `QTI 2.1 cannot hold ${[...lost].join(', ')}`;
      losses.push({ level: 'warning', id: content.id, message });
    }
    return [`items/${content.id}.xml`, encoder.encode(xml)] as const;
  });
  const manifest = manifestOf(
    bank,
    questions.map(({ content }) => content.id),
  );
  const files = { 'imsmanifest.xml': encoder.encode(manifest), ...Object.fromEntries(items) };
  return { bytes: zipSync(files, { level: 9, mtime }), losses };
}
