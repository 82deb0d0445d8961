// What drizzle-kit generates the SQLite migrations from, and where to; another dialect gets a folder of its own.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/store/sqlite/schema*.ts',
  out: './migrations/sqlite',
});
