// `trapwise coverage`: which questions stand for each objective, and which exams the cards could fill. Writes nothing.
import {
  type BankCoverage,
  type Coverage,
  type ExamCoverage,
  showCoverage,
} from '#use-cases/show-coverage.ts';
import { EXIT, type Register } from '../command.ts';
import { foldersArgument, readGivenBanks } from '../given-banks.ts';
import { printable } from '../printable.ts';
import { count } from '../report.ts';
import { alignRows } from '../table.ts';

const percent = (number: number) => `${Math.round(number)} %`;

function bankLines({ bank, isPartial, objectives }: BankCoverage): string[] {
  const covered = objectives.filter(({ cards }) => cards.length > 0).length;
  const note = isPartial ? '; what has errors is not counted (see `trapwise check`)' : '';
  const rows = objectives.map(({ id, importance, cards, place }) => {
    const questions = cards.reduce((sum, card) => sum + card.questions.length, 0);
    const by = cards.map((card) => `${card.card} (${card.questions.join(', ')})`).join(', ');
    return [
      '',
      importance,
      id,
      String(questions),
      by === '' ? `NOT COVERED (${place.file}:${place.line})` : by,
    ];
  });
  return [
    `${bank}: ${covered} of ${count(objectives.length, 'objective')} covered${note}`,
    ...alignRows(rows, ['left', 'left', 'left', 'right']),
  ];
}

function examLines({ exam, title, questions, possible, byTopic, domains, outside }: ExamCoverage) {
  const form =
    possible === questions
      ? `all ${questions} questions of a mock exam are there`
      : possible === 0
        ? `no mock exam is possible (the exam has ${questions} questions)`
        : `a mock exam of at most ${possible} of ${questions} questions is possible`;
  const rows = domains.map((one) => [
    '',
    one.id,
    percent(one.weight),
    percent(one.share),
    String(one.cards),
    String(one.questions),
    one.missing === 0 ? '' : `${one.missing} MISSING`,
    one.title,
  ]);
  const head = [
    '',
    byTopic ? 'topic' : 'domain',
    'weight',
    'share',
    'cards',
    'questions',
    '',
    'title',
  ];
  return [
    `${exam} (${title}): ${form}`,
    ...(byTopic ? ['  no domain names its `topics`, so the form follows the topics'] : []),
    ...alignRows(
      [head, ...rows],
      ['left', 'left', 'right', 'right', 'right', 'right', 'left', 'left'],
    ),
    ...(outside.length === 0
      ? []
      : [`  in no domain: ${count(outside.length, 'card')} (${outside.join(', ')})`]),
  ];
}

function textOf({ banks, exams }: Coverage): string {
  const blocks = [...banks.map(bankLines), ...exams.map(examLines)];
  return blocks.map((lines) => lines.map((line) => `${printable(line)}\n`).join('')).join('\n');
}

export const register: Register = (command, terminal) => {
  const { out, err, exit } = terminal;
  command
    .argument(...foldersArgument(terminal))
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExits with 0, or with 8 when a folder or file cannot be read.')
    .action((folders: string[], { json }: { json?: true }) => {
      const coverage = showCoverage(readGivenBanks(folders, terminal));
      for (const folder of coverage.unread) {
        err(
          printable(
            `${folder}: bank.yaml has errors, so this bank is left out (see \`trapwise check\`)`,
          ),
        );
        err('\n');
        exit(EXIT.problems);
      }
      out(json ? `${JSON.stringify(coverage, null, 2)}\n` : textOf(coverage));
    });
};
