import assert from 'node:assert/strict';
import { openPageChat } from '../support/pageChat.ts';
import { startApp } from '../support/runningApp.ts';
import { createSiteVisitor } from '../support/siteVisitor.ts';

describe('a yes that a customer sends twice at once', () => {
  it('gives the decision, and its reason is on the request only once they have seen it', async () => {
    const app = await startApp();
    const customer = createSiteVisitor(app.url);
    await customer.signIn('koji.customer@example.com', 'customer_Pas$w0rd');
    const chat = await openPageChat(app.url, customer);
    await chat.say('approve CERT-6 because the budget is there');
    await chat.expect(/in your name/);
    await Promise.all([chat.say('Yes'), chat.say('Yes')]);
    await chat.expect('You have approved CERT-6');
    await chat.expect(/the budget is there[^]*Shall I add it/);
    await chat.expect(/the budget is there[^]*Shall I add it/);
    assert.ok(!chat.heard.some(({ text = '' }) => text.includes('It is on CERT-6 now')));
    await chat.say('Yes');
    await chat.expect('It is on CERT-6 now');
    await chat.close();
    await app.stop();
  });
});
