// What the page says of `traps`.
export const traps = {
  title: 'Traps',
};
