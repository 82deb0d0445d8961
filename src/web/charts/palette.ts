// The colours of a chart, read from the styles of the theme that holds: a canvas knows no variables.
import type { Ink } from './chart-spec.ts';

export type Palette = Readonly<Record<Ink, string>> & {
  readonly ink: string;
  readonly grid: string;
  readonly shade: string;
  readonly surface: string;
  readonly font: string;
  /** Height of the letters, px. */
  readonly size: number;
};

/** Resolves `light-dark()` and all: the browser tells the colour that an element within `place` would have. */
export function readPalette(place: HTMLElement): Palette {
  const probe = document.createElement('span');
  place.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const { fontFamily, fontSize } = getComputedStyle(place);
  const palette = {
    accent: colour('accent'),
    muted: colour('muted'),
    right: colour('right'),
    warn: colour('warn'),
    wrong: colour('wrong'),
    ink: colour('ink'),
    grid: colour('line'),
    shade: colour('surface-2'),
    surface: colour('surface'),
    font: fontFamily,
    size: Number.parseFloat(fontSize),
  };
  probe.remove();
  return palette;
}

/** Calls when the colours may have changed; gives what ends that. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const attribute = new MutationObserver(changed);
  system.addEventListener('change', changed);
  attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', changed);
    attribute.disconnect();
  };
}
