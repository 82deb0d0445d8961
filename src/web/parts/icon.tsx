// Small drawings beside words, never instead of them: 24 units wide, drawn in the colour of the text.

const PATHS = {
  today: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
  exam: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  progress: 'M4 20V4M4 20h16M8 16l4-5 3 3 5-7',
  traps: 'M12 3l9 17H3zM12 10v4M12 17v.5',
  cards: 'M7 7h13v13H7zM4 16V4h12',
  settings:
    'M4 7h8M18 7h2M15 4a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 17h2M12 17h8M9 14a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  author: 'M4 20l1-5L16 4l4 4L9 19zM14 6l4 4',
  right: 'M4 12.5l5 5L20 6.5',
  wrong: 'M6 6l12 12M18 6L6 18',
  partly: 'M4 14c3-6 5-6 8-2s5 4 8-2',
  flag: 'M6 21V4M6 4h12l-3 4 3 4H6',
  up: 'M6 14l6-6 6 6',
  down: 'M6 10l6 6 6-6',
  next: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  undo: 'M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3',
  grip: 'M9 6v.5M15 6v.5M9 12v.5M15 12v.5M9 18v.5M15 18v.5',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  offline: 'M3 4l18 17M5 12a10 10 0 0 1 4-2M13 10a10 10 0 0 1 6 2M8.5 15.5a5 5 0 0 1 5-1M12 19v.5',
  star: 'M12 4l2.5 5 5.5.8-4 3.9 1 5.5-5-2.7-5 2.7 1-5.5-4-3.9 5.5-.8z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
