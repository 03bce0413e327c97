import assert from 'node:assert/strict';
import { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import { PatientConnectors } from '../../messaging/connectors.ts';
import { FakeChannel } from './fakeChannel.ts';

type Sign = ConnectorClient['credentials']['signRequest'];

/** A sign-in that answers each time it is asked with the next of its answers, the last one for ever. */
class SignIn extends ConnectorFactory {
  readonly #answers: readonly Sign[];
  asked = 0;

  constructor(...answers: readonly Sign[]) {
    super();
    this.#answers = answers;
  }

  override create(serviceUrl: string): Promise<ConnectorClient> {
    const signRequest: Sign = (request) => {
      const answer = this.#answers[Math.min(this.asked, this.#answers.length - 1)] ?? token;
      this.asked += 1;
      return answer(request);
    };
    return Promise.resolve(new ConnectorClient({ signRequest }, { baseUri: serviceUrl }));
  }
}

const token: Sign = (request) => Promise.resolve(request);
const cannotBeReached: Sign = () =>
  Promise.reject(Object.assign(new Error('network_error: Network request failed'), { errorCode: 'network_error' }));
const refuses: Sign = () => Promise.reject(Object.assign(new Error('invalid_client'), { errorCode: 'invalid_client' }));

describe('a message for which the bot gets no token', () => {
  let channel: FakeChannel;
  beforeEach(async () => {
    channel = new FakeChannel();
    await channel.open();
  });
  afterEach(() => channel.close());

  function messenger(signIn: SignIn) {
    const connectors = new PatientConnectors(signIn, {
      embedded: undefined,
      mayReach: () => true,
      sendLimitMs: 300,
    });
    return channel.messenger(false, connectors);
  }

  it('was certainly not sent: it is tried again, and arrives once', async () => {
    assert.equal(await channel.send(messenger(new SignIn(cannotBeReached, cannotBeReached, token))), 'delivered');
    assert.deepEqual([channel.posts, channel.pauses], [1, [1_000, 2_000]]);
  });

  it('in time is tried again, and not sent by the token that comes too late', async () => {
    let comesLate = (): void => undefined;
    const late: Sign = (request) => new Promise((resolve) => (comesLate = () => resolve(request)));
    const afterThat: Sign = (request) => {
      comesLate();
      return token(request);
    };
    assert.equal(await channel.send(messenger(new SignIn(late, afterThat))), 'delivered');
    assert.equal(channel.posts, 1);
  });

  it('for a minute is not delivered, and that is in no doubt', async () => {
    const signIn = new SignIn(refuses);
    assert.equal(await channel.send(messenger(signIn)), 'rejected');
    assert.deepEqual([channel.posts, signIn.asked], [0, 15]);
  });
});
