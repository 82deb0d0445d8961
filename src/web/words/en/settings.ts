// What the page says of `settings`.
export const settings = {
  title: 'Settings',
};
