import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBot } from '../../src/cli/playground.js';
import { loadContext } from '../../src/compose/context.js';
import { createLogger } from '../../src/lib/logger.js';
import { startPlayground } from '../../src/playground/start.js';
import { steadySupply } from '../support/supply.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = BROWSERS.find((path) => existsSync(path)) ?? '';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const BUILD_MS = 60_000;

const without = executablePath ? '' : ' (skipped: no Chromium or Chrome in /usr/bin)';

describe.skipIf(!executablePath)(`the playground in a browser${without}`, () => {
  let browser: Browser;
  let pageDir: string;
  let context: Awaited<ReturnType<typeof loadContext>>;
  let playground: Awaited<ReturnType<typeof startPlayground>>;
  const logger = createLogger('silent', process.stderr);

  beforeAll(async () => {
    pageDir = await mkdtemp(join(tmpdir(), 'paperboy-page-'));
    const configFile = join(ROOT, 'src/playground/page/vite.config.ts');
    [browser, context] = await Promise.all([
      chromium.launch({ executablePath, args: FLAGS }),
      loadContext(
        { corpusDir: join(ROOT, 'corpus'), dataDir: pageDir, searchTier: 'memory', indexUrl: '' },
        logger,
      ),
      build({ configFile, logLevel: 'warn', build: { outDir: pageDir, emptyOutDir: true } }),
    ]);
  }, BUILD_MS);

  afterAll(async () => {
    await browser?.close();
    await rm(pageDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    playground = await startPlayground({
      startApp: (place) => startBot(place, steadySupply(context), 'UTC', logger),
      pageDir,
      port: 0,
      now: () => new Date(),
    });
  });

  afterEach(async () => {
    await Promise.all(browser.contexts().map((each) => each.close()));
    await playground.stop();
  });

  /** A new visitor, who has nothing remembered. */
  async function visit(viewport = DESKTOP): Promise<Page> {
    const page = await (await browser.newContext({ viewport, locale: 'en-GB' })).newPage();
    await page.goto(playground.url);
    await box(page).waitFor();
    return page;
  }

  it('answers a command to me alone, five papers at a time', async () => {
    const page = await visit();
    await say(page, '/papers mixture of experts');
    const answer = page.getByRole('article').filter({ hasText: 'Only visible to you' });
    await answer.getByText(/^1–5 of \d+/).waitFor();
    expect(await answer.getByRole('button', { name: 'Abstract' }).count()).toBe(5);

    await answer.getByRole('button', { name: 'Next' }).click();
    await answer.getByText(/^6–10 of \d+/).waitFor();
    expect(await answer.count()).toBe(1);

    await page.getByLabel('You are').selectOption('Grace');
    await answer.waitFor({ state: 'detached' });
  });

  it('opens an abstract, papers like it above that, and goes back', async () => {
    const page = await visit();
    await say(page, '/papers mixture of experts');
    await page.getByRole('button', { name: 'Abstract of paper 1' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Paper', exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Similar papers' }).click();
    await dialog.getByRole('heading', { name: 'Similar papers' }).waitFor();
    await dialog.getByText(/papers like/).waitFor();

    await dialog.getByRole('button', { name: 'Back' }).click();
    await dialog.getByRole('heading', { name: 'Paper', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('shares a paper with a comment, and says under the field why it cannot', async () => {
    const page = await visit();
    await say(page, '/papers mixture of experts');
    await page.getByRole('button', { name: 'Share paper 1' }).click();
    const dialog = page.getByRole('dialog');
    const where = dialog.getByLabel('Where to');
    expect(await where.locator('option:checked').textContent()).toBe('# papers');

    await where.selectOption('🔒 reviews');
    await dialog.getByLabel('Comment').fill('For Thursday?');
    await dialog.getByRole('button', { name: 'Share' }).click();
    expect(await dialog.getByRole('alert').textContent()).toMatch(/invite/i);

    await where.selectOption('# reading-group');
    await dialog.getByRole('button', { name: 'Share' }).click();
    await dialog.getByText('Everyone in the channel can read it now.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).first().click();

    await page.getByRole('button', { name: /reading-group.*1/ }).click();
    const shared = page.getByRole('article').filter({ hasText: '@Ada shared a paper' });
    expect(await shared.getByRole('blockquote').textContent()).toBe('For Thursday?');
  });

  it('answers a mention in its thread, and there understands a number', async () => {
    const page = await visit();
    await page.getByRole('button', { name: '@paperboy what do we know about pruning LLMs?' }).click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '1 reply' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const first = (await thread.getByRole('link').first().textContent()) ?? '';
    expect(first).toMatch(/prun/i);

    await say(thread, 'show 1');
    const shown = thread.getByRole('article').nth(3);
    await shown.getByRole('button', { name: 'Cite' }).waitFor();
    expect(await shown.textContent()).toContain(first);
  });

  it('searches on the Home tab, and talks in direct messages', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Paperboy Running' }).click();
    const search = page.getByLabel('Search 270 papers');
    await search.fill('graph networks');
    await search.press('Enter');
    await page.getByRole('button', { name: 'Abstract of paper 1' }).waitFor();

    await page.getByRole('button', { name: 'Messages' }).click();
    await say(page, 'status');
    await page.getByRole('article').getByText('270 papers').waitFor();
  });

  it('completes a command and a mention while I type', async () => {
    const page = await visit();
    await box(page).fill('/pap');
    await box(page).press('Enter');
    expect(await box(page).inputValue()).toBe('/papers ');
    await box(page).pressSequentially('sta');
    await box(page).press('Tab');
    expect(await box(page).inputValue()).toBe('/papers status ');
    await box(page).fill('ask @pap');
    await box(page).press('Enter');
    expect(await box(page).inputValue()).toBe('ask @paperboy ');
  });

  it('says that the playground was stopped', async () => {
    const page = await visit();
    await playground.stop();
    await page.getByRole('alert').getByText('reconnects by itself').waitFor();
  });

  it('brings tomorrow’s digest when the clock is moved, and it is voted on', async () => {
    const page = await visit();
    await page.getByRole('button', { name: 'Next digest' }).click();
    await page.getByText('No digest is to come.').waitFor();
    await say(page, '/papers subscribe');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Topic').fill('pruning');
    await dialog.getByRole('checkbox', { name: 'Saturday' }).check();
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('heading', { name: 'Today it would hold' }).waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.getByText('The channel has been told.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Next digest' }).click();
    const digest = page.getByRole('article').filter({ hasText: 'You get this because' });
    await digest.getByRole('button', { name: 'Interested' }).first().click();
    await digest.getByRole('button', { name: 'Interested · 1' }).waitFor();
    await digest.getByLabel('More actions').first().selectOption('Save');
    await page.getByText('is on your list. Only you see it.').waitFor();
  });

  it('fits a phone: the channels in a drawer, the thread over the channel', async () => {
    const page = await visit(PHONE);
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('button', { name: 'reading-group' }).click();
    await page.getByRole('heading', { name: 'reading-group', exact: true }).waitFor();
    await say(page, '@paperboy mixture of experts');
    await page.getByRole('button', { name: '1 reply' }).last().click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    expect(await thread.boundingBox()).toMatchObject({ x: 0, y: 0, ...PHONE });
    const overflow = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    expect(overflow).toBe(false);
  });
});

function box(place: Page | Locator): Locator {
  return place.getByRole('textbox').last();
}

async function say(place: Page | Locator, text: string): Promise<void> {
  await box(place).fill(text);
  await box(place).press('Enter');
}
