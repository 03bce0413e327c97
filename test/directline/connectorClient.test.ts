import assert from 'node:assert/strict';
import { ConnectorClient } from 'botframework-connector';
import { CONNECTOR_PATH } from '../../directline/index.ts';
import { DirectLineHarness } from './directLineHarness.ts';
import type { Connection } from './directLineHarness.ts';

type Credentials = ConstructorParameters<typeof ConnectorClient>[0];

describe('botbuilder’s own client of a connector', () => {
  let harness: DirectLineHarness;
  let connection: Connection;
  let client: ConnectorClient;

  beforeEach(async () => {
    harness = await DirectLineHarness.start();
    connection = await harness.startConversation();
    const credentials: Credentials = {
      signRequest: async (request) => {
        request.headers.set('authorization', harness.botTokens.fromBot());
        return request;
      },
    };
    client = new ConnectorClient(credentials, { baseUri: `${harness.publicUrl}${CONNECTOR_PATH}` });
  });
  afterEach(() => harness.close());

  const texts = async () => (await harness.poll(connection)).activities.map((activity) => activity.text);

  it('sends, replies, updates and deletes', async () => {
    const { conversations } = client;
    const id = connection.conversationId;
    const sent = await conversations.sendToConversation(id, { type: 'message', text: 'one' });
    await conversations.replyToActivity(id, sent.id, { type: 'message', text: 'two' });
    await conversations.updateActivity(id, sent.id, { type: 'message', text: 'one, again' });
    assert.deepEqual(await texts(), ['two', 'one, again']);
    await conversations.deleteActivity(id, sent.id);
    assert.deepEqual(await texts(), ['two']);
  });

  it('reads who takes part', async () => {
    const members = await client.conversations.getConversationMembers(connection.conversationId);
    assert.deepEqual(
      members.map((member) => member.id),
      ['dl_customer', 'koji'],
    );
    const member = await client.conversations.getConversationMember(connection.conversationId, 'dl_customer');
    assert.equal(member.name, 'Demo Customer');
  });

  it('is told 404 for a conversation that does not exist', async () => {
    await assert.rejects(client.conversations.sendToConversation('unknown', { type: 'message', text: 'Hi' }), {
      statusCode: 404,
    });
  });
});
