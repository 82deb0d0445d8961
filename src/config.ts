// The environment as a Config: the only reader of process.env.
import { resolve } from 'node:path';
import { z } from 'zod';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const Environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(8080),
  TRAPWISE_DATA: z.string().min(1).default('./data'),
  TRAPWISE_QUESTIONS: z.string().min(1).default('./questions'),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:./, 'must look like sqlite:./data/trapwise.db')
    .optional(),
  TRAPWISE_AUTH: z.enum(['local', 'token']).default('local'),
  TRAPWISE_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be a token as `trapwise token new` prints it')
    .optional(),
  TRAPWISE_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .pipe(
      z.array(
        z.string().regex(/^https?:\/\/[^/\s*]+$/, 'must be origins such as https://study.example'),
      ),
    ),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  TRAPWISE_CLOCK: z.string().min(1).optional(),
  NODE_ENV: z.string().optional(),
});

export type Config = {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly questions: string;
  /** `sqlite:` and an absolute path. */
  readonly databaseUrl: string;
  readonly auth: 'local' | 'token';
  /** What a client of this configuration sends to a server with tokens; the server itself does not use it. */
  readonly token: string | null;
  readonly origins: readonly string[];
  readonly logLevel: string;
  /** File that holds the instant to use as now; tests and demos only. */
  readonly clockFile: string | null;
};

/** A configuration that cannot be used: one line that names the variable and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Folder of the banks as somebody wrote it, for commands that need no other setting and show this path. */
export function questionsFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return env['TRAPWISE_QUESTIONS'] || 'questions';
}

/** Throws ConfigError. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const read = parsed.data;
  if (read.TRAPWISE_CLOCK !== undefined && read.NODE_ENV !== 'test') {
    throw new ConfigError('TRAPWISE_CLOCK: is for tests and demos only; it needs NODE_ENV=test');
  }
  if (read.TRAPWISE_AUTH === 'local' && !LOOPBACK.has(read.HOST)) {
    throw new ConfigError(
      `HOST: ${read.HOST} can be reached from outside; set TRAPWISE_AUTH=token and give learners tokens`,
    );
  }
  const file = read.DATABASE_URL?.slice('sqlite:'.length) ?? `${read.TRAPWISE_DATA}/trapwise.db`;
  return {
    host: read.HOST,
    port: read.PORT,
    questions: resolve(read.TRAPWISE_QUESTIONS),
    databaseUrl: `sqlite:${resolve(file)}`,
    auth: read.TRAPWISE_AUTH,
    token: read.TRAPWISE_TOKEN ?? null,
    origins: read.TRAPWISE_ORIGINS,
    logLevel: read.LOG_LEVEL,
    clockFile: read.TRAPWISE_CLOCK === undefined ? null : resolve(read.TRAPWISE_CLOCK),
  };
}
