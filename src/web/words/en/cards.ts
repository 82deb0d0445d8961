// What the page says of `cards`.
export const cards = {
  title: 'Cards',
};
