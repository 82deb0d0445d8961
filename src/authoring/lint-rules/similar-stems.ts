// L28: no two questions ask in the same words.
import type { FindingIn, LintRule } from '../lint-rule.ts';
import type { LintQuestion } from '../lint-subject.ts';
import { createNumbering, similarity, wordsOf } from '../words/words.ts';

const RUN = 3;
const ALIKE = 0.6;
const SAME = 0.8;
/** A short stem says so little that two questions may well share it. */
const ENOUGH_RUNS = 8;
/** Stems that are remembered for a run, and stems that one is compared with: so that no bank costs time squared. */
const MOST_WITH_RUN = 16;
const MOST_COMPARED = 16;

type Stem = {
  readonly question: LintQuestion;
  readonly field: 'case' | 'stem';
  /** Numbers of its runs of words. */
  readonly runs: ReadonlySet<number>;
};

/** More pairs of words than a bank can have. */
const PAIRS = 2 ** 26;

function createReader(): (question: LintQuestion) => Stem[] {
  const word = createNumbering();
  const pair = createNumbering();
  const run = createNumbering();
  return (question) => {
    const { content } = question;
    const field = 'parts' in content ? 'case' : 'stem';
    const words = wordsOf('parts' in content ? content.case : content.stem).map(word);
    const runs = new Set<number>();
    for (let at = RUN - 1; at < words.length; at += 1) {
      const before = pair((words[at - 2] ?? 0) * PAIRS + (words[at - 1] ?? 0));
      runs.add(run(before * PAIRS + (words[at] ?? 0)));
    }
    return runs.size < ENOUGH_RUNS ? [] : [{ question, field, runs }];
  };
}

/** In how many stems each run is, by its number. */
function countRuns(stems: readonly Stem[]): readonly number[] {
  const counts: number[] = [];
  for (const { runs } of stems) for (const run of runs) counts[run] = (counts[run] ?? 0) + 1;
  return counts;
}

/** How many of its runs a stem can lack in one that is alike, and one more. */
function prefixOf({ runs }: Stem): number {
  return runs.size - Math.ceil(ALIKE * runs.size) + 1;
}

/**
 * Two stems that are alike share one of these: of a stem's rarest runs, as many as `prefixOf` says (prefix filtering:
 * Chaudhuri, Ganti and Kaushik, 2006). Runs of this stem alone lead nowhere and are left out.
 */
function tellingRuns(stem: Stem, counts: readonly number[]): number[] {
  const countOf = (run: number) => counts[run] ?? 0;
  const shared = [...stem.runs].filter((run) => countOf(run) > 1);
  const places = prefixOf(stem) - (stem.runs.size - shared.length);
  if (places <= 0) return [];
  return shared.sort((a, b) => countOf(a) - countOf(b) || a - b).slice(0, places);
}

/** The stems met so far that share enough of these runs to be alike, most of them first; remembers this one. */
function candidates(stem: Stem, telling: readonly number[], met: Map<number, Stem[]>): Stem[] {
  const shared = new Map<Stem, number>();
  let unknown = 0;
  for (const run of telling) {
    const stems = met.get(run);
    if (!stems) met.set(run, [stem]);
    else {
      for (const other of stems) shared.set(other, (shared.get(other) ?? 0) + 1);
      if (stems.length < MOST_WITH_RUN) stems.push(stem);
      else unknown += 1;
    }
  }
  // Beyond the telling runs of the one whose rarest runs end first, at most all its others are shared.
  const beyond = (one: Stem) => one.runs.size - prefixOf(one);
  const isPossible = ([other, count]: [Stem, number]) => {
    const needed = (ALIKE / (1 + ALIKE)) * (stem.runs.size + other.runs.size);
    return count + unknown + Math.max(beyond(stem), beyond(other)) >= needed;
  };
  const ranked = [...shared].filter(isPossible).sort(([, a], [, b]) => b - a);
  return ranked.slice(0, MOST_COMPARED).map(([other]) => other);
}

export const similarStems: LintRule = {
  id: 'L28',
  level: 'warning',
  graver: 'error at release',
  finds: `a stem that shares ${ALIKE * 100} % (grave: ${SAME * 100} %) of its runs of ${RUN} words with another`,
  rationale: 'The second of two questions in the same words tests memory of the first.',
  across: ({ questions }) => {
    const stems = questions.flatMap(createReader());
    const counts = countRuns(stems);
    const met = new Map<number, Stem[]>();
    return stems.flatMap((stem): FindingIn[] => {
      const [nearest] = candidates(stem, tellingRuns(stem, counts), met)
        // A copy with its id is told as a duplicate.
        .filter(({ question }) => question.content.id !== stem.question.content.id)
        .map((other) => ({ other, alike: similarity(stem.runs, other.runs) }))
        .filter(({ alike }) => alike >= ALIKE)
        .sort((a, b) => b.alike - a.alike);
      if (!nearest) return [];
      const message = `asks almost in the words of \`${nearest.other.question.content.id}\`: ask from another angle, or drop one`;
      return [
        {
          question: stem.question,
          path: [stem.field],
          message,
          level: nearest.alike >= SAME ? 'error at release' : 'warning',
        },
      ];
    });
  },
};
