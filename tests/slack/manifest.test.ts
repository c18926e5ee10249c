import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/commands/catalog.js';
import { manifest, PREVIEW_SCOPES, SCOPES } from '../../src/slack/manifest.js';

describe('the app manifest', () => {
  it('sends everything to one address over HTTP', () => {
    const { features, settings } = manifest({ baseUrl: 'https://papers.example.org/', socketMode: false });
    const address = 'https://papers.example.org/slack/events';
    expect(features.slash_commands.map((command) => command.url)).toEqual([address]);
    expect(settings.event_subscriptions.request_url).toBe(address);
    expect(settings.interactivity.request_url).toBe(address);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it('holds no address in Socket Mode', () => {
    const inSocketMode = manifest({ socketMode: true });
    expect(JSON.stringify(inSocketMode)).not.toContain('https:');
    expect(inSocketMode.settings.socket_mode_enabled).toBe(true);
  });

  it('offers the verbs of the catalog', () => {
    const [command] = manifest({ socketMode: true }).features.slash_commands;
    expect(command?.command).toBe('/papers');
    for (const { name } of catalog) expect(command?.usage_hint).toContain(name);
  });

  it('asks for exactly the scopes it gives a reason for, and hears only what they allow', () => {
    const { oauth_config, settings } = manifest({ socketMode: true });
    const scopes: readonly string[] = oauth_config.scopes.bot;
    expect(scopes).toEqual(SCOPES.map(({ scope }) => scope));
    expect(new Set(scopes).size).toBe(scopes.length);
    const needed = settings.event_subscriptions.bot_events.map((event) => SCOPE_OF[event]);
    for (const scope of needed) if (scope !== '') expect(scopes).toContain(scope);
  });

  it('asks for links only where they are to be previewed, of five domains at most', () => {
    const plain = manifest({ socketMode: true });
    expect(JSON.stringify(plain)).not.toMatch(/link/);
    const { features, oauth_config, settings } = manifest({ socketMode: true, linkPreviews: true });
    expect(oauth_config.scopes.bot).toEqual([...SCOPES, ...PREVIEW_SCOPES].map(({ scope }) => scope));
    expect(settings.event_subscriptions.bot_events).toContain('link_shared');
    expect(features.unfurl_domains?.length).toBeLessThanOrEqual(5);
  });

  it('keeps within the lengths that Slack takes', () => {
    const { display_information: display } = manifest({ socketMode: true });
    expect(display.name.length).toBeLessThanOrEqual(35);
    expect(display.description.length).toBeLessThanOrEqual(140);
    expect(display.long_description.length).toBeGreaterThanOrEqual(174);
    expect(display.long_description.length).toBeLessThanOrEqual(4_000);
  });
});

/** What Slack asks for before it sends an event. Source: Slack, "Events API: event types". */
const SCOPE_OF: Readonly<Record<string, string>> = {
  app_home_opened: '',
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
};
