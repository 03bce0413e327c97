import assert from 'node:assert/strict';
import path from 'node:path';
import { openEmulatorChat } from '../support/emulatorChat.ts';
import { AGENT_IN_TEAMS, agentOnDuty } from '../support/liveDesk.ts';
import { loggerInto } from '../support/logger.ts';
import { startApp } from '../support/runningApp.ts';
import { aDatabaseFile, meddle } from '../stores/sqliteFixture.ts';

describe('a store in which somebody has damaged records by hand', () => {
  it('is started on all the same: who is concerned is told, everybody else is served, the log has the names', async () => {
    const { file, remove } = await aDatabaseFile();
    const env = { DATA_DIR: path.dirname(file) };
    const first = await startApp(env);
    const agent = await agentOnDuty(first);
    const unlucky = await openEmulatorChat({ botUrl: first.botUrl, userId: 'u', userName: 'Unlucky Customer' });
    await unlucky.say('transfer to an agent');
    await unlucky.expect(/Demo Agent will take this conversation/);
    await unlucky.say('my salary is confidential');
    await agent.expect(/confidential/);
    await unlucky.close();
    await first.stop();

    assert.equal(meddle(file, `UPDATE handoffs SET body = substr(body, 1, 200)`), 1);
    meddle(file, `UPDATE journal SET delivery = 'pending', body = 'no JSON'`);

    const logged: string[] = [];
    const second = await startApp(env, { logger: loggerInto(logged) });
    const again = await openEmulatorChat({ botUrl: second.botUrl, userId: 'u', userName: 'Unlucky Customer' });
    await again.say('still there?');
    await again.expect(/Sorry, something went wrong/);
    // The agent is on duty in another conversation from now on, and serves whoever comes.
    await agent.close();
    const agentAgain = await openEmulatorChat({ ...AGENT_IN_TEAMS, botUrl: second.botUrl });
    await agentAgain.say('#list');
    await agentAgain.expect(/Demo Agent/);
    const other = await openEmulatorChat({ botUrl: second.botUrl, userId: 'o', userName: 'Second Customer' });
    await other.say('hello');
    await other.expect(/Hello/);
    assert.ok(logged.some((line) => line.includes('in handoffs cannot be read')));
    assert.ok(logged.some((line) => line.includes('in journal cannot be read')));
    assert.ok(!logged.some((line) => line.includes('confidential')));
    await Promise.all([again.close(), other.close(), agentAgain.close()]);
    await second.stop();
    await remove();
  }).timeout(30_000);
});
