// QTI 2.1 → questions: one item as an XML file, or a package: a zip archive whose manifest names its items.
import type { Place } from '#core/base/problem.ts';
import type { ForeignFile, ForeignQuestion, FormatRead } from '../../format.ts';
import { createFormatReport, type FormatReport } from '../format-report.ts';
import { MAX_FOREIGN_QUESTIONS, TOO_MANY } from '../limits.ts';
import { createHtmlReader, type HtmlReader } from '../rich-text.ts';
import { readXml } from '../xml-read.ts';
import { elementsIn, findElements, type XmlElement } from '../xml-tree.ts';
import { readZip } from '../zip.ts';
import { notAnItem, readItem } from './read-item.ts';

const MANIFEST = 'imsmanifest.xml';

function start(file: string): Place {
  return { file, line: 1, column: 1 };
}

function parse(file: string, bytes: Uint8Array, report: FormatReport): XmlElement | null {
  const xml = readXml(bytes);
  if ('root' in xml) return xml.root;
  const { message, ...at } = xml.refusal;
  report.refuse({ file, ...at }, message);
  return null;
}

function readDocument(
  file: string,
  bytes: Uint8Array,
  report: FormatReport,
  html: HtmlReader,
): ForeignQuestion[] {
  const root = parse(file, bytes, report);
  if (root === null) return [];
  const why = notAnItem(root);
  if (why === null) {
    const question = readItem(root, file, report, html);
    return question === null ? [] : [question];
  }
  report.refuse({ file, line: root.line, column: root.column }, why);
  return [];
}

type Resource = { readonly href: string; readonly at: Place };

/** A path of the package, as it is written in a URL. */
function pathOf(href: string): string {
  try {
    return decodeURIComponent(href).replace(/^\.\//, '');
  } catch {
    return href;
  }
}

/** The items that the manifest names, each once; says what else of weight it names. */
function itemsIn(manifest: XmlElement, file: string, report: FormatReport): readonly Resource[] {
  const items = new Map<string, Resource>();
  for (const resource of findElements(manifest, ({ name }) => name === 'resource')) {
    const type = resource.attributes.get('type') ?? '';
    const href = pathOf(
      resource.attributes.get('href') ??
        elementsIn(resource, 'file')[0]?.attributes.get('href') ??
        '',
    );
    const at = { file, line: resource.line, column: resource.column };
    if (/^imsqti_(?:item|apipitem)_xmlv2p/.test(type)) {
      if (!items.has(href)) items.set(href, { href, at });
    } else if (/^imsqti_(?:test|section|assessment|outcomes|rptemplate)\w*_xmlv2p/.test(type)) {
      report.note(at, 'tests and sections have no place: only items are read');
    } else if (/^imsqti\w*_xmlv1p|^imsqti_xmlv1p/.test(type)) {
      report.refuse(at, 'this is QTI 1.2, which is not read: export it as QTI 2.1 or Moodle XML');
    } else if (/v3p0/.test(type)) {
      report.refuse(at, 'this is QTI 3.0, which is not read: export it as QTI 2.1 or 2.2');
    }
  }
  return [...items.values()];
}

function readPackage(
  { name: file, bytes }: ForeignFile,
  report: FormatReport,
  html: HtmlReader,
): ForeignQuestion[] {
  const zip = readZip(bytes);
  if ('refusal' in zip) {
    report.refuse(start(file), zip.refusal);
    return [];
  }
  if (!zip.names.includes(MANIFEST)) {
    const deeper = zip.names.find((name) => name.endsWith(`/${MANIFEST}`));
    const hint =
      deeper === undefined ? '' : `; it lies at ${deeper}: pack the files without their folder`;
    report.refuse(start(file), `a package needs ${MANIFEST} at its top${hint}`);
    return [];
  }
  const read = (name: string, at: Place): Uint8Array | null => {
    const found = zip.read(name);
    if (found instanceof Uint8Array) return found;
    report.refuse(at, `${name}: ${found.refusal}`);
    return null;
  };
  const listed = read(MANIFEST, start(file));
  const manifest = listed && parse(`${file}/${MANIFEST}`, listed, report);
  if (manifest === null) return [];
  const items = itemsIn(manifest, `${file}/${MANIFEST}`, report);
  if (items.length > MAX_FOREIGN_QUESTIONS) report.refuse(start(file), TOO_MANY);
  return items.slice(0, MAX_FOREIGN_QUESTIONS).flatMap(({ href, at }) => {
    const item = read(href, at);
    return item === null ? [] : readDocument(`${file}/${href}`, item, report, html);
  });
}

/** Never throws. In a package only the manifest and the items that it names are read. */
export function readQti(file: ForeignFile): FormatRead {
  const report = createFormatReport();
  const isZip = file.bytes[0] === 0x50 && file.bytes[1] === 0x4b;
  const html = createHtmlReader();
  const questions = isZip
    ? readPackage(file, report, html)
    : readDocument(file.name, file.bytes, report, html);
  if (questions.length === 0 && report.problems().length === 0) {
    report.warn(start(file.name), 'there is no question in it');
  }
  return { questions, problems: report.problems() };
}
