import assert from 'node:assert/strict';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { createHeard } from './heard.ts';
import type { SiteVisitor } from './siteVisitor.ts';

interface PageActivity {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly id: string };
}

/** The chat of one of the site's pages, as Web Chat speaks: over REST there, over a WebSocket back. */
export interface PageChat {
  say(text: string, more?: Readonly<Record<string, unknown>>): Promise<number>;
  /** The next message of the bot's, after those met before, whose text fits. Fails with everything that was heard. */
  expect(text: string | RegExp): Promise<PageActivity>;
  /** What the bot has said, oldest first; an updated message comes again. */
  readonly heard: readonly PageActivity[];
  close(): Promise<void>;
}

export async function openPageChat(
  url: string,
  visitor: SiteVisitor,
  page: 'portal' | 'backoffice' = 'portal',
): Promise<PageChat> {
  const answer = await visitor.send('POST', '/chat/token', { page });
  assert.equal(answer.status, 200);
  const { token } = (await answer.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const started = await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers });
  const { conversationId, streamUrl } = (await started.json()) as { conversationId: string; streamUrl: string };
  const heard = createHeard<PageActivity>(`the ${page}'s page`);
  const socket = new WebSocket(streamUrl);
  socket.on('message', (data: Buffer) => {
    if (data.length === 0) return;
    const { activities } = JSON.parse(data.toString()) as { activities: readonly PageActivity[] };
    for (const activity of activities.filter(({ from, type }) => from.id === 'koji' && type === 'message')) {
      heard.add(activity);
    }
  });
  await once(socket, 'open');
  return {
    heard: heard.all,
    expect: (text) => heard.expect(text),
    async say(text, more = {}) {
      const body = JSON.stringify({ type: 'message', text, locale: 'en-US', ...more });
      const path = `/v3/directline/conversations/${conversationId}/activities`;
      return (await fetch(`${url}${path}`, { method: 'POST', headers, body })).status;
    },
    async close() {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
