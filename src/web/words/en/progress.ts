// What the page says of `progress`.
export const progress = {
  title: 'Progress',
};
