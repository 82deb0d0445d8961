// What the page says of `exam`.
export const exam = {
  title: 'Mock exam',
};
