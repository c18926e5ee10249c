import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPaper } from '../support/papers.js';
import { richPaper, withdrawnPaper } from '../support/papers-to-show.js';
import type { Person } from '../support/person.js';
import { readBibliography } from '../support/reference-manager.js';
import { openWorkspace, type TestWorkspace } from '../support/workspace.js';

const papers = [
  richPaper,
  withdrawnPaper,
  ...Array.from({ length: 6 }, (_, n) => aPaper({ title: `Attention, part ${n + 1}`, authors: ['A Ho'] })),
];
let slack: TestWorkspace;
let ada: Person;

beforeEach(async () => {
  slack = await openWorkspace({ papers });
  ada = slack.as('Ada');
});
afterEach(() => slack.close());

async function listed() {
  const question = await ada.say('@paperboy attention');
  await question.reply();
  return question;
}

describe('citations of several papers', () => {
  it('come as a file in the thread', async () => {
    const question = await listed();
    await question.say('cite 1-3');
    const reply = await question.reply();
    expect(reply.shown).toContain('BibTeX for 3 papers');
    expect(reply.files.map(({ name }) => name)).toEqual(['references.bib']);
    expect(await readBibliography(reply.files[0]?.text ?? '')).toHaveLength(3);
    expect(ada.channel('papers').filter(({ by }) => by === 'paperboy')).toEqual([]);
  });

  it.each([
    ['ris', 'references.ris'],
    ['csl', 'references.json'],
  ])('are a file of the format that was asked for: %s', async (format, name) => {
    const question = await listed();
    await question.say(`cite all as ${format}`);
    const [file] = (await question.reply()).files;
    expect(file?.name).toBe(name);
    expect(await readBibliography(file?.text ?? '')).toHaveLength(5);
  });

  it('leave the list as it was: its numbers count on', async () => {
    const question = await listed();
    await question.say('cite 1,2');
    await question.reply();
    await question.say('cite 3');
    expect((await question.reply()).shown).toMatch(/BibTeX for Attention/);
  });

  it('come as a file in direct messages, too', async () => {
    await ada.direct('attention');
    expect((await ada.direct('cite 1 and 2')).files).toHaveLength(1);
  });

  it.each([
    ['missing_scope', /lacks the permission to upload a file \(files:write\)/],
    ['file_uploads_disabled', /Slack did not take the file of them \(file_uploads_disabled\)/],
    [500, /Slack did not take the file of them \(http_500\)/],
  ])('are said as far as they fit where Slack takes no file: %s', async (how, why) => {
    slack.fail('files.getUploadURLExternal', how);
    const question = await listed();
    await question.say('cite 1-3');
    const { files, shown } = await question.reply();
    expect(files).toEqual([]);
    expect(shown).toMatch(why);
    expect(shown).toMatch(/@\w+\{[\s\S]+@\w+\{[\s\S]+@\w+\{/);
  });

  it.each(['upload', 'files.completeUploadExternal'])('nor where %s fails', async (step) => {
    slack.fail(step, 503);
    const question = await listed();
    await question.say('cite 1-3');
    expect((await question.reply()).shown).toContain('Slack did not take the file of them (http_503)');
  });

  it('are text in a private answer, which says how to get a file', async () => {
    const answer = await ada.command('/papers cite 1706.03762, 2401.00001 as ris');
    expect(answer.isPrivate).toBe(true);
    expect(answer.shown).toMatch(/RIS for 2 papers[\s\S]+TY {2}- CONF[\s\S]+TY {2}- CONF/);
    expect(answer.shown).toContain('A private answer cannot hold a file.');
  });
});

describe('a citation of one paper', () => {
  it('is there in the other formats at the press of a button, in its place', async () => {
    const question = await ada.say('@paperboy cite 1706.03762');
    const reply = await question.reply();
    expect(reply.surface.buttons).toEqual(['RIS', 'CSL-JSON']);
    await reply.press('RIS');
    await reply.comesToShow('TY  - CONF');
    expect(reply.surface.buttons).toEqual(['BibTeX', 'CSL-JSON']);
    expect(question.thread()).toHaveLength(1);
  });

  it('is so in the window behind “Cite”, too', async () => {
    const question = await ada.say('@paperboy show 1706.03762');
    await (await question.reply()).press('Cite');
    expect(ada.modal().shown).toContain('@inproceedings{vaswani2017attention,');
    await ada.modal().press('CSL-JSON');
    expect(ada.modal().shown).toContain('"container-title": "NeurIPS"');
    expect(ada.state.modals).toHaveLength(1);
  });

  it('is so in a private answer, too', async () => {
    const answer = await ada.command('/papers cite 1706.03762');
    await answer.press('RIS');
    await answer.comesToShow('TY  - CONF');
  });

  it('says that the paper was withdrawn', async () => {
    expect((await ada.command('/papers cite 2401.00001')).shown).toContain('The paper was withdrawn.');
  });
});

describe('a withdrawn paper', () => {
  it('says so first, also to those who hear the text', async () => {
    const answer = await ada.command('/papers show 2401.00001');
    const [spoken = '', blocks = ''] = answer.shown.split(/(?<=^[^\n]+\n[^\n]+\n[^\n]+)\n/);
    expect(spoken).toMatch(/^Attention Is All You Need \(withdrawn\)\nWithdrawn: its authors/);
    expect(blocks).toMatch(
      /^Withdrawn: its authors or its publisher took it back\.\nAttention Is All You Need\n/,
    );
  });

  it('says so in a list', async () => {
    const question = await ada.say('@paperboy attention is all you need');
    const { shown } = await question.reply();
    expect(shown).toMatch(/^\d\. Attention Is All You Need \(withdrawn\)$/m);
    expect(shown).toMatch(
      /^Withdrawn · 12 Jun 2017 · Vaswani et al\. \(Example Labs\) · NeurIPS · cs\.CL · Code ★ 1\.2k/m,
    );
  });
});
