import type { Config } from '../config.ts';

/** What a newcomer reads in the terminal: where everything is, and what to do next. */
export function greeting(config: Config, address: string): string {
  return config.mode === 'demo'
    ? demoGreeting(address, config.dataDir)
    : `Koji listens on port ${config.port}, reached at ${address}\n`;
}

function demoGreeting(address: string, dataDir: string): string {
  return `
Koji runs at ${address} (demo site, this machine only; nothing leaves it)

  ${address}/portal        the help portal: "Chat with virtual assistant"
  ${address}/jira          Projects > Certification > Koji backoffice
  ${address}/mail          what would have been mailed, such as sign-in codes
  ${address}/api/messages  for the Bot Framework Emulator and the Agents Playground

Try the live agent, in three browser windows (private ones, or of different browsers):
  1. ${address}/backoffice as koji.admin@example.com / admin_Pas$w0rd
     Koji settings > Live agent: switch it on. Configuration > Tenants > Tenant role setup:
     Add a person, koji.agent@gmail.com; then Set > Live agent.
  2. ${address}/backoffice as koji.agent@gmail.com / agent_Pas$w0rd
     Chat: type #on
  3. ${address}/portal as koji.customer@example.com / customer_Pas$w0rd
     Chat with virtual assistant: type "transfer to an agent"

Ctrl-C ends it. Everything is kept in ${dataDir} and goes on where it was.
`;
}
