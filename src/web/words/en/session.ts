// What the page says of `session`.
export const session = {
  title: 'Practice',
};
