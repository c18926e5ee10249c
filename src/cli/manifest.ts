/** `paperboy manifest`: the app's settings for Slack. */
import { type Command, Option } from 'commander';
import { manifest } from '../slack/manifest.js';
import type { CliContext } from './terminal.js';

interface ManifestOptions {
  readonly url?: string;
  readonly linkPreviews?: boolean;
}

/** Adds `manifest`. */
export function addManifest(program: Command, { terminal }: CliContext): void {
  program
    .command('manifest')
    .description('print the app manifest to paste at https://api.slack.com/apps')
    .addOption(new Option('--socket', 'connect by Socket Mode, which needs no public address (the default)'))
    .addOption(new Option('--url <address>', 'let Slack send to this public address').conflicts('socket'))
    .option('--link-previews', 'with the permissions that LINK_PREVIEWS=on needs')
    .action(({ url, linkPreviews = false }: ManifestOptions) => {
      const place = url ? { baseUrl: url.replace(/\/+$/, ''), socketMode: false } : { socketMode: true };
      const settings = manifest({ ...place, linkPreviews });
      terminal.out(`${JSON.stringify(settings, null, 2)}\n`);
    });
}
