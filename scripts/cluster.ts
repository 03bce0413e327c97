// Three servers on one store behind a round-robin, on this machine: any call and any page may reach any of them. Usage:
//   npm run cluster
// with the settings of `npm start`. Kill a server by its pid (kill -9) and watch: it comes back, and no chat ends.
import { greeting } from '../composition/greeting.ts';
import type { Config } from '../config.ts';
import { loadConfig } from '../config.ts';
import { isKojiError } from '../errors.ts';
import { createBalancer } from './cluster/balancer.ts';
import { keepRunning } from './cluster/keepRunning.ts';
import { freePorts, listen } from './cluster/ports.ts';

const SERVERS = 3;
/** sysexits.h, EX_CONFIG. */
const EX_CONFIG = 78;

async function start(config: Config): Promise<void> {
  const ports = await freePorts(SERVERS);
  const balancer = createBalancer(ports);
  const port = await listen(balancer, config.port, config.host);
  const address = config.publicUrl ?? `http://127.0.0.1:${port}`;
  // Only the balancer is reached from elsewhere.
  const env = { ...process.env, HOST: '127.0.0.1', PUBLIC_URL: address };
  console.log(greeting(config, address));
  let isClosing = false;
  const close = async (exitCode: number): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    await Promise.all(servers.map((server) => server.stop()));
    balancer.close();
    balancer.closeAllConnections();
    console.log('All servers have stopped. Start them again, and they go on where they were.');
    process.exit(exitCode);
  };
  const servers = ports.map((port, index) =>
    keepRunning({
      name: `server ${index + 1}`,
      port,
      env,
      print: (line) => console.log(line),
      onMisconfigured: () => void close(EX_CONFIG),
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close(0));
}

function fail(error: unknown): never {
  const isInUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const mend = isInUse ? 'Another program listens there already. End it, or set PORT to another port.' : undefined;
  console.error(mend ?? (isKojiError(error) ? error.message : error));
  process.exit(isInUse || isKojiError(error, 'config') ? EX_CONFIG : 1);
}

try {
  await start(loadConfig(process.env));
} catch (error) {
  fail(error);
}
