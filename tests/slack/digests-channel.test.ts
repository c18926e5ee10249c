import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DigestWorkspace, openDigestWorkspace } from './digest-workspace.js';

let slack: DigestWorkspace;
beforeEach(async () => {
  slack = await openDigestWorkspace();
});
afterEach(() => slack.close());

describe('a digest in its channel', () => {
  it('is voted on, and shows how many did', async () => {
    await slack.subscribed();
    await slack.bring();
    const [ada, grace] = [slack.as('Ada'), slack.as('Grace')];
    const ofAda = () => ada.channel('papers').at(-1);
    const ofGrace = () => grace.channel('papers').at(-1);
    await ofAda()?.press('Interested');
    expect(ofGrace()?.surface.buttons).toContain('Interested · 1');
    await ofGrace()?.press('Interested · 1');
    expect(ofAda()?.surface.buttons).toContain('Interested · 2');
    await ofAda()?.press('Not for us');
    expect(ofAda()?.surface.buttons.slice(1, 3)).toEqual(['Interested · 1', 'Not for us · 1']);
    expect(ofAda()?.shown).toContain('Pruning');
  });

  it('gives abstracts, keeps papers for the one who asks, and finds more like them', async () => {
    await slack.subscribed();
    await slack.bring();
    const ada = slack.as('Ada');
    const digest = ada.channel('papers').at(-1);
    await digest?.press('Abstract');
    expect(ada.modal().shown).toContain('report what we found');
    await digest?.choose('Save');
    const list = await ada.command('/papers saved');
    expect(list.shown).toContain('1 paper on your list');
    expect((await slack.as('Grace').command('/papers saved')).shown).toContain('Your list is empty.');
    await list.press('Remove');
    expect(list.shown).toContain('Your list is empty.');
    await digest?.choose('More like this');
    expect(digest?.thread().at(-1)?.shown).toContain('like');
  });

  it('is talked about in its thread by number', async () => {
    await slack.subscribed();
    await slack.bring();
    const ada = slack.as('Ada');
    const digest = ada.channel('papers').at(-1);
    await digest?.say('cite 1');
    expect((await digest?.reply())?.shown).toContain('BibTeX for');
    await digest?.say('show 9');
    expect((await digest?.reply())?.shown).toContain('so there is no 9');
    await digest?.say('more');
    expect((await digest?.reply())?.shown).toContain(
      'That was all of it. A search for its topic finds more:',
    );
    await digest?.say('save 2');
    const kept = await digest?.reply();
    expect(kept?.isPrivate).toBe(true);
    expect(kept?.shown).toContain('is on your list');
  });

  it('comes each day with papers that were not there before, and says when there are no more', async () => {
    await slack.subscribed();
    const posted = () => slack.as('Grace').channel('papers').at(-1);
    await slack.bring();
    expect(posted()?.shown).toContain('Thursday, 26 November 2026 · papers on pruning');
    for (const title of ['Pruning Networks', 'Pruning Without Data', 'A Survey of Pruning']) {
      expect(posted()?.shown).toContain(title);
    }
    expect(posted()?.shown).toContain('from the archive: these were the last of them');
    await slack.bring();
    expect(posted()?.shown).toContain('Friday, 27 November 2026');
    expect(posted()?.shown).toContain('You have had all 3 papers on “pruning” that there are.');
    await slack.bring();
    expect(posted()?.shown).toContain('Monday, 30 November 2026');
  });

  it('tells a person nothing again that stood in a channel of theirs', async () => {
    await slack.subscribed();
    await slack.bring();
    const ada = slack.as('Ada');
    const preview = await ada.direct('subscribe pruning daily in Berlin');
    expect(preview.shown).toContain('You have had all 3 papers on “pruning” that there are.');
  });

  it('stops for good where Slack refuses it, and whoever set it up is told once', async () => {
    await slack.subscribed();
    slack.fail('chat.postMessage', 'is_archived');
    await slack.bring();
    const ada = slack.as('Ada');
    const notice = ada.channel('paperboy').at(-1);
    expect(notice?.shown).toContain('has stopped: up to 5 papers on “pruning”');
    expect(notice?.shown).toContain('the channel is archived');
    expect((await ada.command('/papers status')).shown).toContain('1 dead');
    await notice?.press('Resume');
    expect(slack.as('Grace').channel('papers').at(-1)?.shown).toContain('resumed a digest of this channel');
  });

  it('comes to direct messages that were asked for elsewhere, and is found there', async () => {
    const ada = slack.as('Ada');
    await ada.command('/papers subscribe pruning').then((preview) => preview.press('Change'));
    const dialogue = ada.modal();
    dialogue.fill({ 'Where to': 'My direct messages' });
    await dialogue.submit();
    await dialogue.submit();
    await slack.bring();
    const digest = ada.channel('paperboy').at(-1);
    expect(digest?.shown).toContain('You get this because');
    await digest?.press('Interested');
    expect(digest?.surface.buttons).toContain('Interested · 1');
    await digest?.press('Pause');
    expect(ada.channel('paperboy').at(-1)?.shown).toContain('Paused: digest 1');
  });

  it('is changed, paused, resumed and stopped by its members, and the channel hears of it', async () => {
    await slack.subscribed();
    await slack.bring();
    const grace = slack.as('Grace');
    const digest = grace.channel('papers').at(-1);
    const last = () => grace.channel('papers').at(-1);
    await digest?.press('Change');
    const dialogue = grace.modal();
    dialogue.fill({ Topic: 'attention', 'How much of each': 'With the first sentences' });
    await dialogue.submit();
    expect(dialogue.shown).toContain('Changed: digest 1, up to 5 papers on “attention”');
    expect(last()?.shown).toContain('changed a digest of this channel: up to 5 papers on “attention”');
    await digest?.press('Pause');
    expect(last()?.shown).toContain('paused a digest of this channel');
    await last()?.press('Resume');
    expect(last()?.shown).toContain('resumed a digest of this channel');
    await last()?.press('Stop');
    expect(last()?.shown).toContain('stopped a digest of this channel');
    expect((await grace.command('/papers subscriptions')).shown).toContain('No digest comes here.');
    await digest?.press('Pause');
    expect(grace.modal().shown).toContain('That digest was stopped before.');
  });
});
