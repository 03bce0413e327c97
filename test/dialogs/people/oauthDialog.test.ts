import assert from 'node:assert/strict';
import { TestAdapter } from 'botbuilder';
import type { Middleware, TurnContext } from 'botbuilder';
import { choicesOf, textOf } from '../../support/chat.ts';
import type { Harness, HarnessOptions } from '../../support/dialogHarness.ts';
import { CODE, aPerson } from '../../support/dialogFakes.ts';
import { createDialogHarness } from '../../support/dialogHarness.ts';
import { aRequest } from '../../support/fakeServiceDesk.ts';

const CONNECTION = 'atlassian';
const oauth = { connectionName: CONNECTION, channels: ['msteams', 'webchat'] };
const owned = { ...aRequest(), owner: 'customer-1', isOpen: true };

/** botbuilder's own stand-in for Azure's token service, as the turns see it. */
class TokenService implements Middleware {
  /** Once somebody has logged in: the token, and the code that proves that it was the same person who asked. */
  granted: { readonly token: string; readonly code?: string } | undefined;
  /** What the service still holds at the end of the turn. */
  kept: unknown;

  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { adapter, activity } = context;
    if (this.granted && adapter instanceof TestAdapter) {
      const { token, code } = this.granted;
      adapter.addUserToken(CONNECTION, activity.channelId, activity.from.id, token, code);
      this.granted = undefined;
    }
    await next();
    if (adapter instanceof TestAdapter) this.kept = await adapter.getUserToken(context, CONNECTION);
  }
}

function withOAuth(options: HarnessOptions = {}): { chat: Harness; service: TokenService } {
  const service = new TokenService();
  const chat = createDialogHarness({ channel: 'msteams', oauth, middleware: service, ...options });
  chat.desk.requests = [owned];
  return { chat, service };
}

describe('sign-in with an OAuth connection', () => {
  it('is offered beside the code by e-mail, where the channel can show it', async () => {
    const { chat } = withOAuth();
    assert.deepEqual(choicesOf(await chat.say('my requests')), ['Log in with Atlassian', 'Stop']);
    assert.deepEqual(choicesOf(await withOAuth({ channel: 'emulator' }).chat.say('my requests')), ['Stop']);
  });

  it('leaves the code by e-mail as it was', async () => {
    const { chat } = withOAuth();
    await chat.say('my requests');
    await chat.say('customer@example.com');
    assert.match(textOf(await chat.say(CODE)), /signed in.[^]*CERT-1/);
  });

  it('shows the card in the language of the person', async () => {
    const { chat } = withOAuth({ locale: 'de' });
    await chat.say('meine anfragen');
    const [reply] = await chat.say('Mit Atlassian anmelden');
    assert.equal(reply?.cards[0]?.buttons[0]?.title, 'Mit Atlassian anmelden');
  });

  it('goes on with what was asked, once the person has written the code of the page', async () => {
    const { chat, service } = withOAuth();
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    service.granted = { token: 'token-1', code: '123456' };
    assert.match(textOf(await chat.say('123456')), /Thank you, Demo Customer, you are signed in.[^]*CERT-1/);
    assert.deepEqual(chat.identity.tokens, ['token-1']);
  });

  it('goes on with what was asked, once the channel tells of the login', async () => {
    const { chat, service } = withOAuth();
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    service.granted = { token: 'token-1' };
    const value = { connectionName: CONNECTION, token: 'token-1' };
    assert.match(textOf(await chat.send({ type: 'event', name: 'tokens/response', value })), /CERT-1/);
  });

  it('does not take a token that a client brings along', async () => {
    const { chat } = withOAuth();
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    const value = { connectionName: CONNECTION, token: 'stolen' };
    const replies = await chat.send({ type: 'event', name: 'tokens/response', value });
    assert.match(textOf(replies), /not logged in with Atlassian yet/);
    assert.deepEqual([chat.identity.tokens, chat.identity.person], [[], undefined]);
  });

  it('keeps no token after it has said who it is', async () => {
    const { chat, service } = withOAuth();
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    service.granted = { token: 'token-1', code: '123456' };
    await chat.say('123456');
    assert.equal(service.kept, undefined);
  });

  it('asks again, with the code by e-mail, after something that is no code', async () => {
    const { chat } = withOAuth();
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    assert.match(textOf(await chat.say('I do not know')), /not logged in with Atlassian yet[^]*e-mail address/);
    await chat.say('customer@example.com');
    assert.match(textOf(await chat.say(CODE)), /CERT-1/);
  });

  it('can be stopped at every step', async () => {
    const { chat } = withOAuth();
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    assert.match(textOf(await chat.say('stop')), /I have stopped/);
  });

  it('says so when the account has no access to the service desk', async () => {
    const { chat, service } = withOAuth();
    chat.identity.behindToken = { kind: 'noAccount' };
    await chat.say('my requests');
    await chat.say('Log in with Atlassian');
    service.granted = { token: 'token-1', code: '123456' };
    const replies = await chat.say('123456');
    assert.match(textOf(replies), /no access to the service desk/);
    assert.deepEqual(choicesOf(replies), ['Talk to an agent', 'Ask another question']);
  });

  it('forgets at the sign-out what the token service still holds', async () => {
    const { chat, service } = withOAuth();
    chat.identity.person = aPerson();
    service.granted = { token: 'token-1' };
    assert.match(textOf(await chat.say('sign out')), /signed out/);
    assert.equal(service.kept, undefined);
  });
});
