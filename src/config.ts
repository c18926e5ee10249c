/** The one place that reads the environment (and `.env`); everything else takes values. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { z } from 'zod';
import { type Environment, embeddingProblems, secretProblems } from './config/problems.js';
import { SOURCE_VARIABLES, type SourcesConfig, sourcesOf } from './config/sources.js';
import { UserError } from './lib/errors.js';
import { LOG_LEVELS, type LogLevel } from './lib/logger.js';

/** How Slack reaches the bot. `port` serves the health checks in both, and Slack's requests in `http`. */
type Connection =
  | { readonly kind: 'http'; readonly host: string; readonly port: number; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly host: string; readonly port: number; readonly appToken: string };

/** The sentence model that finds papers by their meaning, and the folder for what is kept of it. */
export interface EmbeddingConfig {
  readonly dataDir: string;
  readonly source:
    | { readonly kind: 'local'; readonly model: string }
    | {
        readonly kind: 'address';
        readonly url: string;
        readonly model: string;
        readonly apiKey?: string | undefined;
      };
}

/** Where the papers are, and what finds them: `auto` chooses by their number. */
export interface CorpusConfig {
  /** Folder of people's own papers. */
  readonly corpusDir: string;
  /** Folder of what Paperboy makes and keeps; its database too, unless that is elsewhere. */
  readonly dataDir: string;
  readonly searchTier: (typeof SEARCH_TIERS)[number];
  /** Of the second tier: a folder, or an `s3://` address. */
  readonly indexUrl: string;
  /** Absent where words alone find papers. */
  readonly embedding?: EmbeddingConfig;
}

export interface CliConfig extends CorpusConfig {
  /** Of digests, where the one who subscribes has none of their own. */
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** Address of a PostgreSQL database, with its password. */
  readonly databaseUrl?: string;
  readonly sources: SourcesConfig;
  /** Whether the bot shows a paper under a message that has its address. */
  readonly showsPreviews: boolean;
}

export interface Config extends CliConfig {
  readonly botToken: string;
  readonly connection: Connection;
  /** Whether this replica sends digests; people can subscribe to them all the same. */
  readonly sendsDigests: boolean;
  /** What is done about a digest that may have been posted where a channel's history cannot be read. */
  readonly unreadable: 'repeat' | 'miss';
  /** Base address of Slack's Web API, with a trailing slash; absent for Slack itself. */
  readonly slackApiUrl?: string;
}

const OWN_CORPUS = './corpus';
const SEARCH_TIERS = ['auto', 'memory', 'lancedb'] as const;

const variables = {
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(3000),
  CORPUS_DIR: z.string().default(OWN_CORPUS),
  SEARCH_TIER: z.enum(SEARCH_TIERS, { error: `must be one of ${SEARCH_TIERS.join(', ')}` }).default('auto'),
  DATA_DIR: z.string().default('./data'),
  INDEX_URL: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  DEFAULT_TIMEZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone, such as Europe/Berlin')
    .default('UTC'),
  DIGESTS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  DIGEST_UNREADABLE: z.enum(['repeat', 'miss'], { error: 'must be repeat or miss' }).default('repeat'),
  LINK_PREVIEWS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  ...SOURCE_VARIABLES,
  EMBEDDING_MODEL: z.string().optional(),
  EMBEDDING_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  EMBEDDING_API_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
};
const schema = z.object(variables);
const cliSchema = schema
  .pick({
    CORPUS_DIR: true,
    SEARCH_TIER: true,
    DATA_DIR: true,
    INDEX_URL: true,
    DATABASE_URL: true,
    DEFAULT_TIMEZONE: true,
    LINK_PREVIEWS: true,
    EMBEDDING_MODEL: true,
    EMBEDDING_URL: true,
    EMBEDDING_API_KEY: true,
    LOG_LEVEL: true,
  })
  .extend(SOURCE_VARIABLES);

/** The names of all variables that Paperboy knows, as `.env.example` must list them. */
export const VARIABLES: readonly string[] = Object.keys(variables);

/** The process's environment over that of `.env` in the working directory, where there is one. */
export function readEnvironment(): Environment {
  const file: Record<string, string> = {};
  readDotenv({ quiet: true, processEnv: file });
  return { ...file, ...process.env };
}

/** What the bot needs to run. Throws a `UserError` that names every problem at once, and never a value that is secret. */
export function readConfig(environment: Environment): Config {
  const settings = withoutEmpty(environment);
  const parsed = schema.safeParse(settings);
  const problems = [
    ...(parsed.success ? [] : shapeProblems(parsed.error)),
    ...secretProblems(settings),
    ...embeddingProblems(settings),
    ...corpusProblems(settings),
  ];
  if (!parsed.success || problems.length > 0) throw new UserError(explain(problems));
  const {
    HOST: host,
    PORT: port,
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_SIGNING_SECRET = '',
    ...rest
  } = parsed.data;
  const { SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = rest;
  return {
    botToken,
    connection: appToken
      ? { kind: 'socket', host, port, appToken }
      : { kind: 'http', host, port, signingSecret: SLACK_SIGNING_SECRET },
    sendsDigests: rest.DIGESTS === 'on',
    unreadable: rest.DIGEST_UNREADABLE,
    ...(apiUrl ? { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` } : {}),
    ...cliConfigOf(rest),
  };
}

/** What the command line and the playground need: nothing of Slack. Throws a `UserError` as `readConfig` does. */
export function readCliConfig(environment: Environment): CliConfig {
  const settings = withoutEmpty(environment);
  const parsed = cliSchema.safeParse(settings);
  const problems = [...(parsed.success ? [] : shapeProblems(parsed.error)), ...embeddingProblems(settings)];
  if (!parsed.success || problems.length > 0) throw new UserError(problems.join('\n'));
  return cliConfigOf(parsed.data);
}

function cliConfigOf(settings: z.infer<typeof cliSchema>): CliConfig {
  const { CORPUS_DIR: corpusDir, SEARCH_TIER: searchTier, DATA_DIR: dataDir, LOG_LEVEL: logLevel } = settings;
  const { INDEX_URL: indexUrl = join(dataDir, 'index'), DATABASE_URL: databaseUrl } = settings;
  const { DEFAULT_TIMEZONE: timeZone } = settings;
  const embedding = embeddingOf(settings);
  return {
    corpusDir,
    searchTier,
    indexUrl,
    dataDir,
    timeZone,
    logLevel,
    sources: sourcesOf(settings),
    showsPreviews: settings.LINK_PREVIEWS === 'on',
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(embedding ? { embedding } : {}),
  };
}

function embeddingOf(settings: z.infer<typeof cliSchema>): EmbeddingConfig | undefined {
  const { EMBEDDING_MODEL: model, EMBEDDING_URL: url, DATA_DIR: dataDir } = settings;
  if (!model) return undefined;
  if (!url) return { dataDir, source: { kind: 'local', model } };
  return { dataDir, source: { kind: 'address', url, model, apiKey: settings.EMBEDDING_API_KEY?.trim() } };
}

/** Whether this computer knows it. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `NAME=` in a `.env` means "not set", as it does to whoever copied `.env.example`. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

function shapeProblems(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

function corpusProblems({ CORPUS_DIR: folder = OWN_CORPUS }: Environment): string[] {
  if (existsSync(folder)) return [];
  return [
    `CORPUS_DIR: there is no folder ${folder}. Name one that holds *.jsonl files; Paperboy's own is ${OWN_CORPUS}.`,
  ];
}

function explain(problems: readonly string[]): string {
  return [
    `Paperboy cannot start: ${problems.length === 1 ? 'one setting is' : `${problems.length} settings are`} not right.`,
    ...problems.map((problem) => `  - ${problem}`),
    'Put them into .env (see .env.example; README, "In your Slack workspace").',
    'No workspace at hand? `npm run playground` runs the same bot on this machine without any of them.',
  ].join('\n');
}
