import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/logger.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('info', { write: (line: string) => lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it.each([
    ['a bot token', 'xoxb-123-456-AbCdEf'],
    ['a rotated token', 'xoxe.xoxb-1-MS0y'],
    ['a refresh token', 'xoxe-1-My0x'],
    ['an app token', 'xapp-1-A012-345-fed'],
    ['a response url', 'https://hooks.slack.com/commands/T1/234/secretpart'],
    ['a Socket Mode ticket', 'wss://wss-primary.slack.com/link/?ticket=secretpart&app_id=1'],
  ])('never holds %s, wherever it came from', (_what, secret) => {
    const text = logged((logger) => {
      logger.info(`message ${secret}`);
      logger.error(
        { err: new Error(`failed with ${secret}`), url: secret, nested: { deep: [secret] } },
        'oops',
      );
    });
    expect(text).toContain('[secret]');
    expect(text).not.toMatch(/AbCdEf|MS0y|My0x|345-fed|secretpart/);
  });

  it('keeps one JSON object a line', () => {
    const line = logged((logger) => logger.info({ paper: 't-1', token: 'xoxb-1-2' }, 'shown'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, paper: 't-1', token: '[secret]', msg: 'shown' });
  });

  it('says nothing below its level', () => {
    expect(logged((logger) => logger.debug('chatter'))).toBe('');
  });
});
