import assert from 'node:assert/strict';
import { TIMINGS } from '../../composition/timings.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { enableLiveChat, giveRole, giveSkills } from '../support/siteVisitor.ts';
import type { SiteVisitor } from '../support/siteVisitor.ts';

interface Button {
  readonly title: string;
  readonly data: unknown;
}

/** The buttons of the newest card an agent in Teams has got. */
function buttonsOf({ heard }: EmulatorChat): readonly Button[] {
  const cards = heard.flatMap(({ attachments = [] }) =>
    attachments.map(({ content }) => content as { actions?: Button[] }),
  );
  return cards.at(-1)?.actions ?? [];
}

async function press(agent: EmulatorChat, title: string, buttons = buttonsOf(agent)): Promise<void> {
  const button = buttons.find((each) => each.title === title);
  assert.ok(button, `no button ${title}`);
  await agent.say('', { value: button.data });
}

describe('a desk that offers chats', () => {
  let app: RunningApp;
  let admin: SiteVisitor;
  let ann: EmulatorChat;
  let bob: EmulatorChat;
  const opened: EmulatorChat[] = [];
  let aheadMs = 0;

  async function agent(name: string, objectId: string): Promise<EmulatorChat> {
    const from = { aadObjectId: objectId };
    const chat = await openEmulatorChat({
      botUrl: app.botUrl,
      channelId: 'msteams',
      from,
      userId: `29:${name}`,
      userName: name,
      now: () => Date.now() + aheadMs,
    });
    opened.push(chat);
    await chat.say('#on');
    await chat.expect(/is for live agents/);
    await giveRole(admin, name, 'liveAgent');
    return chat;
  }

  async function customer(userName: string): Promise<EmulatorChat> {
    const chat = await openEmulatorChat({ botUrl: app.botUrl, userId: userName, userName });
    opened.push(chat);
    return chat;
  }

  before(async () => {
    const clock = { now: () => Date.now() + aheadMs };
    app = await startApp({}, { clock, timings: { ...TIMINGS, sweepMs: 50 } });
    admin = await signedInAdmin(app.url);
    await enableLiveChat(admin, 1, { assignment: 'offer', offerSeconds: 120, skills: ['Payroll', 'Printers'] });
    ann = await agent('Ann Agent', '11111111-1111-1111-1111-111111111111');
    bob = await agent('Bob Agent', '22222222-2222-2222-2222-222222222222');
    assert.equal((await giveSkills(admin, 'Bob Agent', ['Payroll'])).status, 200);
    assert.equal((await giveSkills(admin, 'Bob Agent', ['Astrology'])).status, 400);
  });

  after(async () => {
    // First the server, which would go on trying to reach those who are gone.
    await app.stop();
    await Promise.all(opened.map((chat) => chat.close()));
  });

  it('asks the agent with a card; accepted, the chat begins as ever', async () => {
    await ann.say('#on');
    await ann.expect(/on duty now/);
    const carol = await customer('Carol');
    await carol.say('my screen is black');
    await carol.say('talk to operator');
    await carol.expect(/What is it about/);
    await carol.say('Something else');
    await carol.expect(/position in the queue: 1/);
    await ann.expect(/Carol asks for an agent/);
    await press(ann, 'Accept');
    await ann.expect(/Carol is connected to you[\s\S]*my screen is black/);
    await ann.expect(/You have accepted the chat with Carol/);
    await carol.expect(/Ann Agent will take this conversation/);
    await ann.say('hello');
    await carol.expect('Ann Agent: hello');
    await ann.say('#exit');
    await ann.expect(/is finished/);
  });

  it('asks the next agent when one declines, and tells one who presses afterwards who has it', async () => {
    await bob.say('#on');
    await bob.expect(/on duty now/);
    const dave = await customer('Dave');
    await dave.say('talk to operator');
    await dave.expect(/What is it about/);
    await dave.say('Something else');
    await ann.expect(/Dave asks for an agent/);
    const annsButtons = buttonsOf(ann);
    await press(ann, 'Decline');
    await ann.expect(/You have declined the chat with Dave/);
    await bob.expect(/Dave asks for an agent/);
    await bob.say('#accept');
    await dave.expect(/Bob Agent will take this conversation/);
    await press(ann, 'Accept', annsButtons);
    await ann.expect(/Bob Agent has the chat with Dave now/);
    await dave.say('#exit');
    await bob.expect(/Dave has ended the conversation/);
  });

  it('takes no word for it from somebody it was not offered to', async () => {
    const erin = await customer('Erin');
    await erin.say('talk to operator');
    await erin.expect(/What is it about/);
    await erin.say('Something else');
    await ann.expect(/Erin asks for an agent/);
    const buttons = buttonsOf(ann);
    await press(bob, 'Accept', buttons);
    await bob.expect(/No chat is offered to you/);
    const stranger = await customer('Stranger');
    await press(stranger, 'Accept', buttons);
    await erin.say('Leave the queue');
    await ann.expect(/Erin does not wait any more/);
    assert.ok(!erin.heard.some(({ text = '' }) => text.includes('will take this conversation')));
  });

  it('moves an offer on that nobody answers, and takes that agent off duty until they come back', async () => {
    const fred = await customer('Fred');
    await fred.say('talk to operator');
    await fred.expect(/What is it about/);
    await fred.say('Something else');
    await ann.expect(/Fred asks for an agent/);
    aheadMs += 121_000;
    await ann.expect(/You did not answer in time/);
    await ann.expect(/you are off duty now\. Type #on/);
    await bob.expect(/Fred asks for an agent/);
    await ann.say('#list');
    await ann.expect(/Bob Agent \(Payroll\): 1/);
    await press(bob, 'Accept');
    await fred.expect(/Bob Agent will take this conversation/);
    await bob.say('#exit');
    await bob.expect(/is finished/);
  });

  it('sends a customer with a topic only to who knows about it, or says that nobody does', async () => {
    await ann.say('#on');
    await ann.expect(/on duty now/);
    const gina = await customer('Gina');
    await gina.say('talk to operator');
    await gina.expect(/What is it about/);
    await gina.say('Payroll');
    await bob.expect(/Gina asks for an agent/);
    await bob.say('#decline');
    await bob.expect(/goes to the next agent/);
    await gina.say('Leave the queue');
    await gina.expect(/finished/);
    await gina.say('talk to operator');
    await gina.expect(/What is it about/);
    await gina.say('Printers');
    await gina.expect(/Nobody who knows about Printers is on duty/);
    await gina.say('Any agent will do');
    await gina.expect(/position in the queue: 1/);
  });
});
