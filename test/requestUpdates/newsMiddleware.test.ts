import assert from 'node:assert/strict';
import { TestAdapter } from 'botbuilder';
import { setUnheard } from '../../messaging/heard.ts';
import { setSpeaker } from '../../messaging/speaker.ts';
import { createNewsMiddleware } from '../../requestUpdates/newsMiddleware.ts';
import { aConversation } from '../support/data.ts';

/** The boxes that are opened when a person speaks. */
async function opened(): Promise<readonly string[]> {
  const boxes: string[] = [];
  const news = createNewsMiddleware({
    boxes: {
      claim: async (personId) => {
        boxes.push(personId);
        return [];
      },
      settle: () => Promise.resolve(),
    },
    personIn: () => Promise.resolve(undefined),
    render: () => ({}),
  });
  const adapter = new TestAdapter(() => Promise.resolve());
  adapter.use(async (context, next) => {
    setSpeaker(context, { conversation: aConversation({ personId: 'account:customer' }) });
    await next();
  });
  adapter.use(news);
  await adapter.receiveActivity('hello');
  return boxes;
}

describe('news of requests', () => {
  it('are looked for when a person speaks', async () => {
    assert.deepEqual(await opened(), ['account:customer']);
  });

  it('are settled with the turn that they were told in, so that its message is no answer to them', async () => {
    const news = { kind: 'comment', id: 'n', at: 0, title: '', key: 'CERT-1', url: '', author: '', text: '' } as const;
    const settled: unknown[] = [];
    const middleware = createNewsMiddleware({
      boxes: {
        claim: () => Promise.resolve([news]),
        settle: async (_personId, _news, where) => void settled.push(where),
      },
      personIn: () => Promise.resolve(undefined),
      render: () => ({ type: 'message', text: 'news' }),
    });
    const adapter = new TestAdapter(() => Promise.resolve());
    adapter.use(async (context, next) => {
      setSpeaker(context, { conversation: aConversation({ personId: 'account:customer' }) });
      await next();
    });
    adapter.use(middleware);
    await adapter.receiveActivity({ type: 'message', text: 'hello', id: 'turn-1' });
    assert.deepEqual(settled, [{ conversationId: aConversation().id, turn: 'turn-1' }]);
  });

  it('are told again where the channel did not take them', async () => {
    const news = { kind: 'comment', id: 'n', at: 0, title: '', key: 'CERT-1', url: '', author: '', text: '' } as const;
    const settled: unknown[] = [];
    const middleware = createNewsMiddleware({
      boxes: {
        claim: () => Promise.resolve([news]),
        settle: async (_personId, _news, where) => void settled.push(where),
      },
      personIn: () => Promise.resolve(undefined),
      render: () => ({ type: 'message', text: 'news' }),
    });
    const adapter = new TestAdapter(() => Promise.resolve());
    adapter.use(async (context, next) => {
      setSpeaker(context, { conversation: aConversation({ personId: 'account:customer' }) });
      context.onSendActivities(async () => {
        setUnheard(context);
        return [];
      });
      await next();
    });
    adapter.use(middleware);
    await adapter.receiveActivity({ type: 'message', text: 'hello', id: 'turn-1' });
    assert.deepEqual(settled, []);
  });
});
