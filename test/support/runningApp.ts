import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../app.ts';
import type { App, AppOverrides } from '../../app.ts';
import { loadConfig } from '../../config.ts';

export const DIRECT_LINE_SECRET = 'a-secret-for-tests-only';

export interface RunningApp {
  readonly url: string;
  readonly botUrl: string;
  /** Closes the app and starts it anew on the same data and the same port. */
  restart(): Promise<void>;
  /** Closes the app and removes its data. */
  stop(): Promise<void>;
}

/** The whole product in this process, in demo mode, on a free port, with data of its own. */
export async function startApp(
  env: Readonly<Record<string, string>> = {},
  overrides: AppOverrides = {},
): Promise<RunningApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'koji-'));
  const boot = async (port: string): Promise<{ app: App; url: string }> => {
    const config = loadConfig({ PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'silent', DIRECT_LINE_SECRET, ...env });
    const app = await createApp(config, overrides);
    return { app, url: await app.listen() };
  };
  let { app, url } = await boot('0');
  return {
    url,
    botUrl: `${url}/api/messages`,
    async restart() {
      await app.close();
      ({ app, url } = await boot(new URL(url).port));
    },
    async stop() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
