// What the page says of `summary`.
export const summary = {
  title: 'Well done',
};
