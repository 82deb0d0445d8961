// `trapwise serve`: what `npm start` runs.
import type { Register } from '../command.ts';

export const register: Register = (command, { product }) => {
  command
    // Read by main.ts from the command line, because it is for this one start.
    .option('--accept-retire', 'retire what is gone from the banks, however much it is')
    .addHelpText('after', '\nThe configuration is in environment variables; see the README.')
    .action(async () => (await product()).serve());
};
