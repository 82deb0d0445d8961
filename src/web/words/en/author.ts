// What the page says of `author`.
export const author = {
  title: 'Author',
};
