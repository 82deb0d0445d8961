// `trapwise serve`: what `npm start` runs.
import type { Register } from '../command.ts';

export const register: Register = (command, { product }) => {
  command
    .addHelpText('after', '\nThe configuration is in environment variables; see the README.')
    .action(async () => (await product()).serve());
};
