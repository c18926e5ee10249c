/** What can be wrong with settings beyond their form: some belong together, and people take one for another. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** Never tells a value: it may be secret. */
export function secretProblems({
  SLACK_BOT_TOKEN: bot,
  SLACK_APP_TOKEN: app,
  SLACK_SIGNING_SECRET: secret,
}: Environment): string[] {
  const problems: string[] = [];
  if (!bot)
    problems.push(
      'SLACK_BOT_TOKEN: missing. It is the "Bot User OAuth Token" (xoxb-…) under OAuth & Permissions.',
    );
  if (bot?.startsWith('xapp-'))
    problems.push('SLACK_BOT_TOKEN: holds an app-level token (xapp-…); it wants the bot token (xoxb-…).');
  if (app?.startsWith('xox'))
    problems.push(
      'SLACK_APP_TOKEN: holds a bot or user token (xox…); it wants the app-level token (xapp-…).',
    );
  if (!app && !secret) {
    problems.push(
      'SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: one is needed. The app token (xapp-…) connects by Socket Mode and needs no public address; the signing secret lets Slack reach POST /slack/events over HTTP.',
    );
  }
  for (const [name, value] of [
    ['SLACK_BOT_TOKEN', bot],
    ['SLACK_APP_TOKEN', app],
    ['SLACK_SIGNING_SECRET', secret],
  ] as const) {
    if (value && /\s/.test(value.trim())) problems.push(`${name}: has white space inside; paste it again.`);
  }
  return problems;
}

export function embeddingProblems({
  EMBEDDING_MODEL: model,
  EMBEDDING_URL: url,
  EMBEDDING_API_KEY: key,
}: Environment): string[] {
  const problems: string[] = [];
  if (url && !model)
    problems.push('EMBEDDING_MODEL: missing. EMBEDDING_URL is asked for a model by its name.');
  if (key && !url) problems.push('EMBEDDING_URL: missing. EMBEDDING_API_KEY is for the address it names.');
  if (key && /\s/.test(key.trim())) {
    problems.push('EMBEDDING_API_KEY: has white space inside; paste it again.');
  }
  return problems;
}
