// The SQLite engine, with its committed migrations, keeps the promises of store.ts.
import { openInNewFolder } from './sqlite-support.ts';
import { storeContract } from './store-contract.ts';

storeContract('SQLite', openInNewFolder);
