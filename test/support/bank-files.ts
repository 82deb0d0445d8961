// Writes a bank of plain single-choice cards as its author would: YAML files in a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The right option of every question begins with this. */
export const RIGHT = 'The right one';

const CARDS_PER_FILE = 100;

function questionText(card: number, number: number, count: number): string {
  const wrong = [1, 2, 3].map((step) => {
    const trap = ((card + step) % count) + 1;
    return `          - { text: "Wrong way ${step} of ${card}", rationale: "It belongs to case ${trap}, and would be right only there.", trap: card-${trap} }`;
  });
  return `      - id: card-${card}-q${number}
        type: single
        level: 2
        stem: |
          A team asks about case ${card} for the ${number === 1 ? 'first' : 'second'} time. Which answer fits?
        options:
          - { text: "${RIGHT} for ${card}", correct: true, rationale: "It meets every requirement that case ${card} names." }
${wrong.join('\n')}
        explanation: Case ${card} has one answer that fits, and three that belong to other cases.
`;
}

function cardText(card: number, count: number, more: string): string {
  return `  - id: card-${card}
    title: Case ${card}
    trap: Case ${card} is like every other case.
    topic: only-topic
    importance: important
    sources: [{ source: only-source, section: Case ${card} }]${more && `\n    ${more}`}
    questions:
${questionText(card, 1, count)}${questionText(card, 2, count)}`;
}

/** A folder for TRAPWISE_QUESTIONS with one bank of `count` cards, two questions each; more YAML for bank and cards. */
export function writeBank(folder: string, count: number, more = { about: '', card: '' }): void {
  const bank = join(folder, 'plain-bank');
  mkdirSync(bank, { recursive: true });
  const about = [
    'bank: plain-bank',
    'title: Plain cards',
    'language: en',
    'license: CC-BY-4.0',
    'topics: { only-topic: Everything }',
    'sources: { only-source: { title: Collected cases } }',
  ];
  writeFileSync(join(bank, 'bank.yaml'), `${about.join('\n')}\n${more.about}`);
  for (let first = 1; first <= count; first += CARDS_PER_FILE) {
    const size = Math.min(CARDS_PER_FILE, count - first + 1);
    const cards = Array.from({ length: size }, (_, index) =>
      cardText(first + index, count, more.card),
    );
    writeFileSync(join(bank, `from-${first}.yaml`), `cards:\n${cards.join('\n')}`);
  }
}
