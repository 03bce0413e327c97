import { DirectLineHarness } from './directLineHarness.ts';
import type { ActivitySet, Connection, Reply } from './directLineHarness.ts';

/** A server, and a conversation of `dl_customer` on it. */
export interface PageChat {
  readonly server: DirectLineHarness;
  readonly connection: Connection;
  post(activity: object): Promise<Reply>;
  poll(watermark?: string): Promise<ActivitySet>;
}

/** A new one for each test of the block. */
export function chatForEachTest(): PageChat {
  let server: DirectLineHarness;
  let connection: Connection;
  beforeEach(async () => {
    server = await DirectLineHarness.start();
    connection = await server.startConversation();
  });
  afterEach(() => server.close());
  return {
    get server() {
      return server;
    },
    get connection() {
      return connection;
    },
    post: (activity) => server.post(connection, activity),
    poll: (watermark) => server.poll(connection, watermark),
  };
}
