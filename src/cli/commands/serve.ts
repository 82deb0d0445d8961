// `trapwise serve`: what `npm start` runs.
import type { Register } from '../command.ts';

export const register: Register = (command, { product }) => {
  command
    .option('--watch', 'load a bank again when one of its files is saved')
    .addHelpText('after', '\nThe configuration is in environment variables; see the README.')
    .action(async ({ watch = false }: { watch?: boolean }) => (await product()).serve({ watch }));
};
