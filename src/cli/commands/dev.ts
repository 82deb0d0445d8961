// `trapwise dev`: the server for authors at work, which is `trapwise serve --watch`.
import type { Register } from '../command.ts';

export const register: Register = (command, { product }) => {
  command
    .addHelpText(
      'after',
      '\nA file with errors keeps what was loaded before. The configuration is in environment variables; see the README.',
    )
    .action(async () => (await product()).serve({ watch: true, acceptRetire: false }));
};
