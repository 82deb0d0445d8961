// What the page says of `today`.
export const today = {
  title: 'Today',
};
