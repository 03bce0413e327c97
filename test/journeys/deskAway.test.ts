import assert from 'node:assert/strict';
import { TIMINGS } from '../../composition/timings.ts';
import { KojiError } from '../../errors.ts';
import type { ServiceDesk } from '../../jira/ports.ts';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import type { EmulatorChat } from '../support/emulatorChat.ts';
import { agentOnDuty } from '../support/liveDesk.ts';
import { signInByCode } from '../support/codeSignIn.ts';
import { startApp } from '../support/runningApp.ts';
import type { RunningApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

const CUSTOMER = 'koji.customer@example.com';

/** A service desk that can be taken away: nothing is created then. */
class Outage {
  #reason: 'away' | 'refusing' | undefined;

  begin(reason: 'away' | 'refusing'): void {
    this.#reason = reason;
  }

  end(): void {
    this.#reason = undefined;
  }

  over(desk: ServiceDesk): ServiceDesk {
    return {
      ...desk,
      createRequest: async (once) => {
        if (this.#reason === 'away') throw new KojiError('unavailable', 'Jira is down.');
        if (this.#reason === 'refusing') return { kind: 'refused', reason: 'The project is archived.' };
        return desk.createRequest(once);
      },
    };
  }
}

describe('a service desk that is away', () => {
  const outage = new Outage();
  let passedMs = 0;
  let app: RunningApp;
  let agent: EmulatorChat;
  let customer: EmulatorChat;

  before(async () => {
    const clock = { now: () => Date.now() + passedMs };
    const timings = { ...TIMINGS, sweepMs: 100 };
    app = await startApp({}, { clock, timings, toDesk: (desk) => outage.over(desk) });
    const at = { botUrl: app.botUrl, now: clock.now };
    agent = await agentOnDuty(app, { now: clock.now });
    customer = await openEmulatorChat({ ...at, userId: 'c', userName: 'Somebody' });
    await signInByCode(app.url, customer, CUSTOMER);
  });
  afterEach(() => outage.end());
  after(async () => {
    await Promise.all([agent.close(), customer.close()]);
    await app.stop();
  });

  const fill = async (summary: string): Promise<void> => {
    await customer.say('create a request');
    await customer.expect(/What kind of request/);
    await customer.say('Get IT help');
    await customer.expect(/Summary/);
    await customer.say(summary);
    await customer.expect(/What is the problem/);
    await customer.say('It worked yesterday.');
    await customer.expect(/Attachment/);
    await customer.say('Skip the rest');
    await customer.expect(/check your request/);
    await customer.say('Send the request');
  };
  const timesOf = async (summary: string): Promise<number> => {
    const desk = createSiteVisitor(app.url);
    await desk.signIn('koji.agent2@example.com', 'agent_Pas$w0rd');
    const page = await (await desk.get('/jira/projects/certification/requests')).text();
    return page.split(summary).length - 1;
  };

  it('gets the request of a customer once it is back, once, also over a restart; the key is told', async () => {
    outage.begin('away');
    await fill('The projector stays dark');
    await customer.expect(/I have kept your request/);
    await app.restart();
    assert.equal(await timesOf('The projector stays dark'), 0);
    outage.end();
    passedMs += 60_000;
    await customer.expect(/“The projector stays dark” is created now: \[CERT-\d+\]/);
    assert.equal(await timesOf('The projector stays dark'), 1);
  });

  it('that refuses by then says why, and the customer begins again with what they said', async () => {
    outage.begin('away');
    await customer.say('the scanner eats paper');
    await customer.expect(/./);
    await customer.say('create a request');
    await customer.expect(/What kind of request/);
    await customer.say('Get IT help');
    await customer.expect(/What is the problem/);
    await customer.say('It started this morning.');
    await customer.expect(/Attachment/);
    await customer.say('Skip the rest');
    await customer.expect(/check your request/);
    await customer.say('Send the request');
    await customer.expect(/I have kept your request/);
    outage.begin('refusing');
    passedMs += 60_000;
    await customer.expect(/did not accept.*scanner eats paper.*The project is archived/);
    outage.end();
    await customer.say('Create a request');
    await customer.expect(/What kind of request/);
    await customer.say('Get IT help');
    await customer.expect(/I have filled in what you have told me/);
    await customer.say('Stop');
    await customer.expect(/I have stopped/);
  });

  it('gets the request of a chat once it is back, and both sides are told both times', async () => {
    await customer.say('the badge reader is dead');
    await customer.say('transfer to an agent');
    await agent.expect(/Demo Customer[\s\S]*badge reader/);
    outage.begin('away');
    await agent.say('#ticket');
    await agent.expect(/The request for Demo Customer is kept/);
    await customer.expect(/will be created as soon as it can/);
    outage.end();
    passedMs += 60_000;
    const told = await agent.expect(/request CERT-\d+ is created for Demo Customer now/);
    const [key = ''] = /CERT-\d+/.exec(told.text ?? '') ?? [];
    await customer.expect(`I have created the request ${key} for you`);
    await agent.say('#ticket');
    await agent.expect(new RegExp(`has its request already: ${key}`));
  });
});
