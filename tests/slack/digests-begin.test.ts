import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DigestWorkspace, openDigestWorkspace, SUBSCRIBE } from './digest-workspace.js';

let slack: DigestWorkspace;
beforeEach(async () => {
  slack = await openDigestWorkspace();
});
afterEach(() => slack.close());

describe('subscribing', () => {
  it('shows privately what today would bring, and tells the channel once it is confirmed', async () => {
    const ada = slack.as('Ada');
    const preview = await ada.command(SUBSCRIBE);
    expect(preview.isPrivate).toBe(true);
    expect(preview.shown).toContain('up to 5 papers on “pruning”, weekdays at 09:00 (Europe/Berlin)');
    expect(preview.shown).toContain('Pruning Networks');
    expect(preview.surface.buttons).toEqual(['Confirm', 'Change', 'Cancel']);
    expect(
      slack
        .as('Grace')
        .channel('papers')
        .filter(({ by }) => by === 'paperboy'),
    ).toHaveLength(0);

    await preview.press('Confirm');
    const told = slack.as('Grace').channel('papers').at(-1);
    expect(told?.by).toBe('paperboy');
    expect(told?.shown).toContain('set up a digest for this channel: up to 5 papers on “pruning”');
    expect(told?.shown).toContain('/papers unsubscribe 1');
    await preview.comesToShow('Done: digest 1, up to 5 papers on “pruning”');
    expect(preview.surface.buttons).toEqual([]);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const preview = await slack.as('Ada').command(SUBSCRIBE);
    await preview.press('Cancel');
    expect(preview.shown).toContain('Nothing was subscribed to.');
    expect((await slack.as('Ada').command('/papers subscriptions')).shown).toContain('No digest comes here.');
  });

  it('says so where there is the same already', async () => {
    await slack.subscribed();
    const ada = slack.as('Ada');
    expect((await ada.command(SUBSCRIBE)).shown).toContain(
      'This channel has that digest already: it is number 1.',
    );
  });

  it('takes the time zone of one’s profile, else the default', async () => {
    const zone = await slack.as('Ada').command('/papers subscribe pruning');
    expect(zone.shown).toContain('weekdays at 09:00 (Europe/Paris)');
    expect(slack.calls('users.info')).toHaveLength(1);
    slack.fail('users.info', 'missing_scope');
    expect((await slack.as('Ada').command('/papers subscribe moe')).shown).toContain('(UTC)');
  });

  it('names every part that it does not understand, and does nothing', async () => {
    const answer = await slack.as('Ada').command('/papers subscribe pruning at 25:00 in Europe/Berln');
    expect(answer.shown).toContain('“25:00” is no time of the day');
    expect(answer.shown).toContain('did you mean Europe/Berlin?');
    expect(answer.shown).toContain('Nothing was subscribed to.');
  });

  it('works by mention, where only the one who asked sees the preview', async () => {
    const said = await slack.as('Ada').say('@paperboy subscribe pruning daily');
    const preview = await said.reply();
    expect(preview.isPrivate).toBe(true);
    expect(said.thread()).toHaveLength(1);
    await preview.press('Confirm');
    expect(slack.as('Grace').channel('papers').at(-1)?.shown).toContain('set up a digest for this channel');
  });

  it('works in direct messages, where nobody else is told', async () => {
    const ada = slack.as('Ada');
    const preview = await ada.direct('subscribe pruning daily');
    await preview.press('Confirm');
    expect(preview.shown).toContain('Done: digest 1, up to 5 papers on “pruning”, daily at 09:00');
    expect((await ada.direct('subscriptions')).shown).toContain('Your digests');
    expect((await ada.command('/papers subscriptions')).shown).toContain('No digest comes here.');
  });
});

describe('the dialogue', () => {
  it('opens at a bare subscribe, shows errors under their fields, then a preview, then begins', async () => {
    const ada = slack.as('Ada');
    await expect(ada.command('/papers subscribe')).rejects.toThrow('did not come');
    const dialogue = ada.modal();
    expect(dialogue.title).toBe('A digest');
    dialogue.fill({ Topic: 'year:soon', 'Time zone': 'Middle Earth' });
    const { errors } = await dialogue.submit();
    expect(errors?.['digest.topic']).toContain('year:soon is not a year');
    expect(errors?.['digest.zone']).toContain('I do not know that time zone');
    dialogue.fill({
      Topic: 'pruning',
      'Time zone': 'berlin',
      On: 'Monday, Thursday',
      At: '08:30',
      'Papers at most': '2',
    });
    await dialogue.submit();
    expect(dialogue.title).toBe('Today it would hold');
    expect(dialogue.shown).toContain(
      'up to 2 papers on “pruning”, Mondays and Thursdays at 08:30 (Europe/Berlin)',
    );
    await dialogue.submit();
    expect(dialogue.shown).toContain('Done: digest 1, up to 2 papers on “pruning”');
    expect(slack.as('Grace').channel('papers').at(-1)?.shown).toContain('Mondays and Thursdays at 08:30');
  }, 15_000);

  it('can send it to one’s direct messages instead', async () => {
    const ada = slack.as('Ada');
    const preview = await ada.command(SUBSCRIBE);
    await preview.press('Change');
    const dialogue = ada.modal();
    dialogue.fill({ 'Where to': 'My direct messages' });
    await dialogue.submit();
    await dialogue.submit();
    expect(dialogue.shown).toContain('Done: digest 1');
    expect(
      slack
        .as('Grace')
        .channel('papers')
        .filter(({ by }) => by === 'paperboy'),
    ).toHaveLength(0);
  });
});

describe('subscriptions', () => {
  it('are listed with what can be done, and the list is redrawn where it stands', async () => {
    await slack.subscribed();
    const ada = slack.as('Ada');
    const list = await ada.command('/papers subscriptions');
    expect(list.surface.buttons).toEqual(['Change', 'Pause', 'Stop']);
    await list.press('Pause');
    await list.comesToShow('paused by');
    expect(list.surface.buttons).toEqual(['Change', 'Resume', 'Stop']);
    await list.press('Stop');
    await list.comesToShow('No digest comes here.');
  });

  it('are not stopped by a wrong number, which names those there are', async () => {
    await slack.subscribed();
    const ada = slack.as('Ada');
    const answer = await ada.command('/papers unsubscribe 7');
    expect(answer.shown).toContain('“7” is none of the numbers: there is only 1. Nothing was stopped.');
    expect((await ada.command('/papers unsubscribe')).shown).toContain(
      'Which one? By its number: there is only 1.',
    );
    expect((await ada.command('/papers unsubscribe 1')).shown).toContain('stopped a digest of this channel');
    expect((await slack.as('Grace').command('/papers unsubscribe 1')).shown).toContain(
      'No digest comes here.',
    );
  });

  it('that one set up are changed by no one in another channel', async () => {
    await slack.subscribed();
    expect((await slack.as('Grace').command('/papers unsubscribe 1', 'general')).shown).toContain(
      'No digest comes here.',
    );
  });

  it('of one’s own are reached from the Home tab', async () => {
    const ada = slack.as('Ada');
    const home = await ada.home();
    await home.press('Get a digest');
    expect(ada.modal().title).toBe('A digest');
  });
});

it('status tells how digests go', async () => {
  expect((await slack.as('Ada').command('/papers status')).shown).toContain(
    'Digests: 0 due, 0 waiting, 0 sent, 0 dead',
  );
});
