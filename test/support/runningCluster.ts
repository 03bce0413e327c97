import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import { createBalancer } from '../../scripts/cluster/balancer.ts';
import { freePorts, listen } from '../../scripts/cluster/ports.ts';

export interface RunningCluster {
  /** Where each call reaches the next server. */
  readonly url: string;
  readonly botUrl: string;
  /** The servers themselves. */
  readonly urls: readonly string[];
  stop(): Promise<void>;
}

/** The whole product three times in this process, on one DATA_DIR, started at the same moment, behind the balancer. */
export async function startCluster(env: Readonly<Record<string, string>> = {}): Promise<RunningCluster> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'koji-'));
  const ports = await freePorts(3);
  const balancer = createBalancer(ports);
  const url = `http://127.0.0.1:${await listen(balancer, 0, '127.0.0.1')}`;
  const settings = { DATA_DIR: dataDir, PUBLIC_URL: url, LOG_LEVEL: 'silent', ...env };
  const apps = await Promise.all(ports.map((port) => createApp(loadConfig({ ...settings, PORT: String(port) }))));
  await Promise.all(apps.map((app) => app.listen()));
  return {
    url,
    botUrl: `${url}/api/messages`,
    urls: ports.map((port) => `http://127.0.0.1:${port}`),
    async stop() {
      await Promise.all(apps.map((app) => app.close()));
      balancer.closeAllConnections();
      balancer.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
