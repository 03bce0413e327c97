import type { Config } from '../config.ts';

/** What a newcomer reads in the terminal: where everything is, and what to do next. */
export function greeting(config: Config, address: string): string {
  return config.mode === 'demo'
    ? demoGreeting(address)
    : `Koji listens on port ${config.port}, reached at ${address}\n`;
}

function demoGreeting(address: string): string {
  return `
Koji runs at ${address} (demo site, this machine only; nothing leaves it)

  ${address}/portal       the help portal: "Chat with virtual assistant"
  ${address}/jira         Projects > Certification > Koji backoffice
  ${address}/mail         what would have been mailed, such as sign-in codes
  ${address}/api/messages for the Bot Framework Emulator and the Agents Playground

Try the live agent:
  1. ${address}/backoffice as koji.admin@example.com / admin_Pas$w0rd:
     Koji settings > Live agent: switch it on. Tenant role setup: give Demo Agent the role Live agent
     (the agent appears there after signing in once).
  2. In another browser (or a private window), ${address}/backoffice as
     koji.agent@gmail.com / agent_Pas$w0rd: Chat, type #on
  3. In a third, ${address}/portal as koji.customer@example.com / customer_Pas$w0rd:
     type "transfer to an agent"

Ctrl-C ends it. Everything is kept in DATA_DIR and goes on where it was.
`;
}
