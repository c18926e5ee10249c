import { describe, expect, it } from 'vitest';
import { readCliConfig, readConfig } from '../src/config.js';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' };

const SOURCES = {
  arxivApiUrl: 'https://export.arxiv.org/api',
  arxivFeedUrl: 'https://rss.arxiv.org',
  arxivOaiUrl: 'https://oaipmh.arxiv.org/oai',
  huggingFaceUrl: 'https://huggingface.co/api',
  semanticScholarUrl: 'https://api.semanticscholar.org/graph/v1',
  arxivCategories: [],
  huggingFaceDaily: false,
};

describe('the configuration', () => {
  it('listens over HTTP when there is a signing secret only', () => {
    expect(readConfig(http)).toEqual({
      botToken: 'xoxb-1',
      connection: { kind: 'http', host: '0.0.0.0', port: 3000, signingSecret: 'secret' },
      corpusDir: './corpus',
      searchTier: 'auto',
      timeZone: 'UTC',
      sendsDigests: true,
      unreadable: 'repeat',
      showsPreviews: false,
      sources: SOURCES,
      indexUrl: 'data/index',
      dataDir: './data',
      logLevel: 'info',
    });
  });

  it('uses Socket Mode as soon as there is an app token', () => {
    expect(readConfig({ ...http, ...socket }).connection).toEqual({
      kind: 'socket',
      host: '0.0.0.0',
      port: 3000,
      appToken: 'xapp-1',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ ...http, SLACK_APP_TOKEN: '', PORT: ' ', CORPUS_DIR: '' })).toEqual(readConfig(http));
  });

  it('gives the API address the trailing slash that the client needs', () => {
    const config = readConfig({ ...http, SLACK_API_URL: 'http://127.0.0.1:4000/api' });
    expect(config.slackApiUrl).toBe('http://127.0.0.1:4000/api/');
  });

  it('names every problem at once, and points to the playground', () => {
    expect(() =>
      readConfig({ PORT: 'eighty', LOG_LEVEL: 'loud', SLACK_API_URL: 'slack', CORPUS_DIR: '/nowhere' }),
    ).toThrow(
      /6 settings.*.*SLACK_API_URL.*PORT.*LOG_LEVEL.*SLACK_BOT_TOKEN.*SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.*CORPUS_DIR.*npm run playground/s,
    );
  });

  it.each([
    ['a port out of range', { ...http, PORT: '70000' }, /PORT/],
    [
      'an app token where the bot token belongs',
      { ...http, SLACK_BOT_TOKEN: 'xapp-2' },
      /SLACK_BOT_TOKEN: holds an app-level/,
    ],
    [
      'a bot token where the app token belongs',
      { ...http, SLACK_APP_TOKEN: 'xoxb-2' },
      /SLACK_APP_TOKEN: holds a bot/,
    ],
    [
      'a token pasted with a line break',
      { ...http, SLACK_BOT_TOKEN: 'xoxb-\n1' },
      /SLACK_BOT_TOKEN: has white space/,
    ],
  ])('refuses %s', (_what, environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });

  it('takes another place for the index, and refuses a tier there is not', () => {
    const told = { SEARCH_TIER: 'lancedb', INDEX_URL: 's3://papers/index' };
    expect(readCliConfig(told)).toMatchObject({ searchTier: 'lancedb', indexUrl: 's3://papers/index' });
    expect(() => readCliConfig({ SEARCH_TIER: 'disk' })).toThrow(
      /SEARCH_TIER: must be one of auto, memory, lancedb/,
    );
  });

  it('takes a sentence model from a folder or the hub, or from an address', () => {
    const dataDir = '/kept';
    expect(readCliConfig({ EMBEDDING_MODEL: './model', DATA_DIR: dataDir }).embedding).toEqual({
      dataDir,
      source: { kind: 'local', model: './model' },
    });
    const EMBEDDING_URL = 'https://models.example/v1';
    const told = { EMBEDDING_MODEL: 'm', EMBEDDING_URL, EMBEDDING_API_KEY: ' k ', DATA_DIR: dataDir };
    expect(readConfig({ ...http, ...told }).embedding).toEqual({
      dataDir,
      source: { kind: 'address', url: EMBEDDING_URL, model: 'm', apiKey: 'k' },
    });
  });

  it.each([
    [{ EMBEDDING_URL: 'https://models.example/v1' }, /EMBEDDING_MODEL: missing/],
    [
      { EMBEDDING_URL: 'models.example', EMBEDDING_MODEL: 'm' },
      /EMBEDDING_URL: must be an http\(s\) address/,
    ],
    [{ EMBEDDING_MODEL: 'm', EMBEDDING_API_KEY: 'private' }, /^(?!.*private).*EMBEDDING_URL: missing/s],
    [
      { EMBEDDING_URL: 'https://models.example/v1', EMBEDDING_MODEL: 'm', EMBEDDING_API_KEY: 'pri\nvate' },
      /^(?!.*pri).*EMBEDDING_API_KEY: has white space inside/s,
    ],
  ])('refuses a sentence model that is set up by half: %j', (told, message) => {
    expect(() => readConfig({ ...http, ...told })).toThrow(message);
    expect(() => readCliConfig(told)).toThrow(message);
  });

  it('never repeats a secret in what it says', () => {
    const secrets = { SLACK_BOT_TOKEN: 'xapp-very-private', SLACK_APP_TOKEN: 'xoxb-also private' };
    expect(() => readConfig(secrets)).toThrow(/^(?!.*(very-private|also private))/s);
  });

  it('asks nothing of Slack from the command line', () => {
    expect(readCliConfig({ CORPUS_DIR: '/papers', DATA_DIR: '/kept', PORT: 'eighty' })).toEqual({
      corpusDir: '/papers',
      searchTier: 'auto',
      timeZone: 'UTC',
      sources: SOURCES,
      showsPreviews: false,
      indexUrl: '/kept/index',
      dataDir: '/kept',
      logLevel: 'info',
    });
    expect(() => readCliConfig({ LOG_LEVEL: 'loud' })).toThrow(/LOG_LEVEL: must be one of/);
  });

  it('takes what is fetched by itself', () => {
    const { sources } = readCliConfig({ ARXIV_CATEGORIES: 'cs.LG, math.GT cs.LG', HF_DAILY: 'on' });
    expect(sources).toMatchObject({ arxivCategories: ['cs.LG', 'math.GT'], huggingFaceDaily: true });
    expect(readCliConfig({ HF_API_URL: 'http://127.0.0.1:1/api/' }).sources.huggingFaceUrl).toBe(
      'http://127.0.0.1:1/api',
    );
    expect(() => readCliConfig({ ARXIV_CATEGORIES: 'machine learning!' })).toThrow(
      /ARXIV_CATEGORIES: must be/,
    );
  });

  it('takes the address of a PostgreSQL database, and never prints it', () => {
    const kept = 'postgres://paperboy:geheim@db.example/papers';
    expect(readCliConfig({ DATABASE_URL: kept })).toMatchObject({ databaseUrl: kept });
    const wrong = () => readCliConfig({ DATABASE_URL: 'mysql://paperboy:geheim@db.example/papers' });
    expect(wrong).toThrow(/^DATABASE_URL: must be a postgres:\/\/ address$/);
  });
});
