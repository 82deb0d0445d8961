// Entry of the server: what `npm start` runs.
import { runServer } from './run-server.ts';

await runServer(process.argv.slice(2));
