import { signInByCode } from './codeSignIn.ts';
import type { EmulatorChat } from './emulatorChat.ts';
import { openEmulatorChat } from './emulatorChat.ts';
import { agentOnDuty } from './liveDesk.ts';
import type { RunningApp } from './runningApp.ts';
import { startApp } from './runningApp.ts';

/** The whole product with an agent on duty, in Teams, and a customer who talks to the bot. */
export interface ChatScene {
  readonly app: RunningApp;
  readonly agent: EmulatorChat;
  readonly customer: EmulatorChat;
  close(): Promise<void>;
}

export interface ChatSceneOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What the customer's channel calls them. */
  readonly userName?: string;
  /** Of a demo account: the customer has proven it already. */
  readonly email?: string;
}

export async function openChatScene({
  env = {},
  userName = 'Somebody',
  email,
}: ChatSceneOptions = {}): Promise<ChatScene> {
  const app = await startApp(env);
  const agent = await agentOnDuty(app);
  const customer = await openEmulatorChat({ botUrl: app.botUrl, userId: 'c', userName });
  if (email !== undefined) await signInByCode(app.url, customer, email);
  return {
    app,
    agent,
    customer,
    async close() {
      await Promise.all([agent.close(), customer.close()]);
      await app.stop();
    },
  };
}
