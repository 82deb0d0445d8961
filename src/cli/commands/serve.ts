// `trapwise serve`: what `npm start` runs.
import type { Register } from '../command.ts';

type Options = { readonly watch?: boolean; readonly acceptRetire?: boolean };

export const register: Register = (command, { product }) => {
  command
    .option('--accept-retire', 'retire what is gone from the banks, however much it is')
    .option('--watch', 'load a bank again when one of its files is saved')
    .addHelpText('after', '\nThe configuration is in environment variables; see the README.')
    .action(async ({ watch = false, acceptRetire = false }: Options) =>
      (await product()).serve({ watch, acceptRetire }),
    );
};
