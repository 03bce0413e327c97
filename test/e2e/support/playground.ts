import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { KojiError } from '../../../errors.ts';
import { playgroundTenant } from './playgroundTenant.ts';
import type { PlaygroundPerson } from './playgroundTenant.ts';
import { loadTestConfig } from './testConfig.ts';

export interface PlaygroundOptions {
  /** The bot's messaging endpoint, such as `http://127.0.0.1:3978/api/messages`. */
  readonly botUrl: string;
  /** Who writes from this Playground. */
  readonly person?: PlaygroundPerson;
}

export interface Playground {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a Microsoft 365 Agents Playground on a free port, as a Teams client of the bot. */
export async function startPlayground({ botUrl, person }: PlaygroundOptions): Promise<Playground> {
  const folder = await mkdtemp(path.join(tmpdir(), 'koji-playground-'));
  const logFile = path.join(folder, 'playground.log');
  const tenantFile = path.join(folder, 'tenant.yml');
  // JSON is YAML.
  await writeFile(tenantFile, JSON.stringify(playgroundTenant(person)));
  const child = launch(botUrl, { logFile, tenantFile });
  const port = await readPort(child, logFile);
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launch(botUrl: string, files: { readonly logFile: string; readonly tenantFile: string }): ChildProcess {
  const cli = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'));
  // Port 0 is any free one; --dt switches the telemetry off.
  const args = [cli, 'start', '-e', botUrl, '-c', 'msteams', '-p', '0', '--dt'];
  const env = {
    PATH: loadTestConfig().searchPath,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_LOGFILE: files.logFile,
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: files.tenantFile,
    // Keeps its telemetry library from asking a cloud's metadata service where it runs.
    APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  };
  return spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

async function readPort(child: ChildProcess, logFile: string): Promise<number> {
  if (child.stdout === null) throw new KojiError('contract', 'the Agents Playground has no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^Listening on (\d+)$/u.exec(line)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new KojiError('unavailable', `the Agents Playground did not start:\n${await readFile(logFile, 'utf8')}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
