import assert from 'node:assert/strict';
import { TestAdapter } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import { setUnheard } from '../../messaging/heard.ts';
import { setSpeaker } from '../../messaging/speaker.ts';
import { createNewsMiddleware } from '../../requestUpdates/newsMiddleware.ts';
import { aConversation } from '../support/data.ts';

type Boxes = Parameters<typeof createNewsMiddleware>[0]['boxes'];

/** The customer says something; `channel` may do as one that does not take messages. */
async function spoken(boxes: Boxes, channel: (context: TurnContext) => void = () => undefined): Promise<void> {
  const adapter = new TestAdapter(() => Promise.resolve());
  adapter.use(async (context, next) => {
    setSpeaker(context, { conversation: aConversation({ personId: 'account:customer' }) });
    channel(context);
    await next();
  });
  const render = () => ({ type: 'message', text: 'news' });
  adapter.use(createNewsMiddleware({ boxes, personIn: () => Promise.resolve(undefined), render }));
  await adapter.receiveActivity({ type: 'message', text: 'hello', id: 'turn-1' });
}

/** What becomes of one piece of news: where it was settled. */
async function settledBy(channel?: (context: TurnContext) => void): Promise<readonly unknown[]> {
  const news = { kind: 'comment', id: 'n', at: 0, title: '', key: 'CERT-1', url: '', author: '', text: '' } as const;
  const settled: unknown[] = [];
  const boxes: Boxes = {
    claim: () => Promise.resolve([news]),
    settle: async (_personId, _news, where) => void settled.push(where),
  };
  await spoken(boxes, channel);
  return settled;
}

describe('news of requests', () => {
  it('are looked for when a person speaks', async () => {
    const opened: string[] = [];
    const claim = async (personId: string) => {
      opened.push(personId);
      return [];
    };
    await spoken({ claim, settle: () => Promise.resolve() });
    assert.deepEqual(opened, ['account:customer']);
  });

  it('are settled with the turn that they were told in, so that its message is no answer to them', async () => {
    assert.deepEqual(await settledBy(), [{ conversationId: aConversation().id, turn: 'turn-1' }]);
  });

  it('are told again where the channel did not take them', async () => {
    const settled = await settledBy((context) => {
      context.onSendActivities(async () => {
        setUnheard(context);
        return [];
      });
    });
    assert.deepEqual(settled, []);
  });
});
