import assert from 'node:assert/strict';
import type { WorkingHours } from '../../handoff/domain/workingHours.ts';
import type { Settings } from '../../settings/settings.ts';
import { workingHoursSchema } from '../../settings/workingHours.ts';
import { everyDay } from '../support/data.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { AGENT_IN_TEAMS, signedInAdmin } from '../support/liveDesk.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import type { SiteVisitor } from '../support/siteVisitor.ts';
import { changeSettings, giveRole } from '../support/siteVisitor.ts';

const DAY_MS = 86_400_000;

const day = (inDays: number): string => new Date(Date.now() + inDays * DAY_MS).toISOString().slice(0, 10);

/** Open round the clock, except today and tomorrow: a midnight during the test changes nothing. */
const CLOSED: WorkingHours = {
  timeZone: 'UTC',
  week: everyDay([{ from: '00:00', to: '24:00' }]),
  holidays: [{ date: day(0) }, { date: day(1), name: 'Founding Day' }],
};

const openAt = (hours: WorkingHours) => (settings: Settings) => ({
  ...settings,
  liveChat: { ...settings.liveChat, enabled: true, workingHours: workingHoursSchema.parse(hours) },
});

describe('working hours', () => {
  let app: RunningApp;
  let admin: SiteVisitor;
  let agent: EmulatorChat;
  let customer: EmulatorChat;
  let late: EmulatorChat;

  before(async () => {
    app = await startApp();
    admin = await signedInAdmin(app.url);
    agent = await openEmulatorChat({ ...AGENT_IN_TEAMS, botUrl: app.botUrl });
    customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName: 'Demo Customer' });
    late = await openEmulatorChat({ botUrl: app.botUrl, userId: 'l', userName: 'Late Customer' });
    await agent.say('#on');
    await agent.expect(/Tenant role setup/);
    await giveRole(admin, 'Demo Agent', 'liveAgent');
  });
  after(async () => {
    await Promise.all([agent.close(), customer.close(), late.close()]);
    await app.stop();
  });

  it('let a customer through while the desk is open', async () => {
    assert.equal((await changeSettings(admin, openAt({ ...CLOSED, holidays: [] }))).status, 200);
    await agent.say('#on');
    await agent.expect(/on duty now/);
    await customer.say('talk to operator');
    await customer.expect(/Demo Agent will take this conversation/);
  });

  it('end no chat that runs when the desk closes', async () => {
    assert.equal((await changeSettings(admin, openAt(CLOSED))).status, 200);
    await customer.say('are you still there?');
    await agent.expect(/are you still there\?/);
  });

  it('tell whoever asks then when the desk opens, and offer a request filled with what was said', async () => {
    await late.say('the beamer in room 3 is broken');
    await late.expect(/nothing about/);
    await late.say('transfer to an agent');
    const { suggestedActions } = await late.expect(
      /No operators are available: the live chat is closed now\. It opens on \w+, \w+ \d+ at 12:00 AM \(UTC\)\. You can create a request/,
    );
    assert.deepEqual(
      suggestedActions?.actions.map(({ title }) => title),
      ['Create a request', 'Ask another question'],
    );
  });

  it('are told to an agent who comes on duty outside them', async () => {
    await agent.say('#exit');
    await agent.expect(/is finished/);
    await agent.say('#off');
    await agent.expect(/off duty/);
    await agent.say('#on');
    await agent.expect(/outside the working hours/);
  });

  it('keep the last settings where the new ones are wrong', async () => {
    const wrong = await changeSettings(admin, (settings) => {
      const { workingHours = workingHoursSchema.parse(CLOSED), ...liveChat } = settings.liveChat;
      return { ...settings, liveChat: { ...liveChat, workingHours: { ...workingHours, timeZone: 'Europe/Atlantis' } } };
    });
    assert.equal(wrong.status, 400);
    assert.match(await wrong.text(), /timeZone.*no known time zone/);
    await late.say('live agent');
    await late.expect(/\(UTC\)/);
  });
});
