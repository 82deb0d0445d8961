// How a presentation lays out its options: stable, fair, and telling nothing.
import { describe, expect, it } from 'vitest';
import { keyedRandom, type RandomInt } from '#core/base/random.ts';
import { createLayout } from '#core/question/layout.ts';
import type { Layout, Slot } from '#core/question/question-type.ts';
import { chiSquare, looksUniform } from '../../support/chi-square.ts';

const secret = new TextEncoder().encode('layout secret');
const PRESENTATIONS = 24_000;

function slotsOf(count: number, group: Slot['group'] = 'options', fixed = 0): Slot[] {
  return Array.from({ length: count }, (_, at) => ({
    text: `text ${at}`,
    group,
    fixed: at >= count - fixed,
  }));
}

function layout(presentation: number | string, slots = slotsOf(4)): Layout {
  return createLayout(secret, `prs_${presentation}`, 'revision', slots);
}

function ids(of: Layout, count = 4): string[] {
  return Array.from({ length: count }, (_, slot) => of.idOf(slot));
}

/** How often the key, slot 0, stands at each of four places. */
function keyPlaces(order: (presentation: number) => readonly number[]): number[] {
  const counts = [0, 0, 0, 0];
  for (let at = 0; at < PRESENTATIONS; at += 1) {
    const place = order(at).indexOf(0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** The shuffle that everybody writes first. */
function naive(random: RandomInt): number[] {
  return [0, 1, 2, 3].sort(() => random(2 ** 32) / 2 ** 32 - 0.5);
}

describe('the order of options', () => {
  it('is the same for the same presentation, and so are the ids', () => {
    expect(layout(7).order('options')).toEqual(layout(7).order('options'));
    expect(ids(layout(7))).toEqual(ids(layout(7)));
  });

  it('differs between presentations, secrets and groups', () => {
    const orders = Array.from({ length: 20 }, (_, at) => layout(at).order('options').join());
    expect(new Set(orders).size).toBeGreaterThan(5);

    const other = new TextEncoder().encode('another secret');
    const bySecret = Array.from({ length: 20 }, (_, at) =>
      createLayout(other, `prs_${at}`, 'revision', slotsOf(4)).order('options').join(),
    );
    expect(bySecret).not.toEqual(orders);

    const pairs = [...slotsOf(5, 'prompts'), ...slotsOf(5, 'choices')];
    const parallel = Array.from({ length: 20 }, (_, at) => {
      const { order } = layout(at, pairs);
      return (
        order('prompts').join() ===
        order('choices')
          .map((slot) => slot - 5)
          .join()
      );
    });
    expect(parallel.filter(Boolean).length).toBeLessThan(3);
  });

  it('holds each slot of the group once, and nothing for a group that is not there', () => {
    const { order } = layout('mixed', [...slotsOf(3, 'prompts'), ...slotsOf(4, 'choices')]);
    expect(order('prompts').toSorted()).toEqual([0, 1, 2]);
    expect(order('choices').toSorted()).toEqual([3, 4, 5, 6]);
    expect(order('options')).toEqual([]);
  });

  it('leaves fixed options last, as their author ordered them', () => {
    const movable = new Set<string>();
    for (let at = 0; at < 50; at += 1) {
      const order = layout(at, slotsOf(5, 'options', 2)).order('options');
      expect(order.slice(3)).toEqual([3, 4]);
      movable.add(order.slice(0, 3).join());
    }
    expect(movable.size).toBe(6);
  });

  it('puts the key at each place equally often, which the naive shuffle does not', () => {
    expect(looksUniform(keyPlaces((at) => layout(at).order('options')))).toBe(true);
    expect(looksUniform(keyPlaces((at) => naive(keyedRandom(secret, `naive ${at}`))))).toBe(false);
  });

  it('uses all 24 orders of four options equally often', () => {
    const counts = new Map<string, number>();
    for (let at = 0; at < PRESENTATIONS; at += 1) {
      const order = layout(at).order('options').join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(looksUniform([...counts.values()])).toBe(true);
  });
});

describe('an opaque id', () => {
  it('leads back to its slot, and no other text does', () => {
    const of = layout(1);
    for (const [slot, id] of ids(of).entries()) expect(of.slotOf(id)).toBe(slot);
    for (const text of ['', '0', 'opt_', '__proto__', 'constructor', ids(layout(2))[0] ?? '']) {
      expect(of.slotOf(text)).toBeUndefined();
    }
    expect(() => of.idOf(4)).toThrow(RangeError);
    expect(() => of.idOf(-1)).toThrow(RangeError);
  });

  it('is never given twice, in one presentation or over many', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 2_000; at += 1) for (const id of ids(layout(at))) seen.add(id);
    expect(seen.size).toBe(8_000);
    for (const id of seen) expect(id).toMatch(/^opt_[\w-]{12}$/);
  });

  it('changes with the secret, the presentation and the revision', () => {
    const slots = slotsOf(4);
    const all = [
      createLayout(secret, 'prs_1', 'revision', slots),
      createLayout(new TextEncoder().encode('another'), 'prs_1', 'revision', slots),
      createLayout(secret, 'prs_2', 'revision', slots),
      createLayout(secret, 'prs_1', 'another', slots),
    ].flatMap((of) => ids(of));
    expect(new Set(all).size).toBe(16);
  });

  it('does not tell its slot: sorted by id, the key stands anywhere', () => {
    const counts = keyPlaces((at) => {
      const of = layout(at);
      return ids(of)
        .toSorted()
        .map((id) => of.slotOf(id) ?? -1);
    });
    expect(looksUniform(counts)).toBe(true);
    // The control: ids that count up, as a first draft would make them.
    expect(chiSquare(keyPlaces(() => [0, 1, 2, 3]))).toBeGreaterThan(1_000);
  });
});
