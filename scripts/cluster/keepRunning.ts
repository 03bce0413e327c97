import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** The settings must be mended: the next start would end in the same way. */
const EX_CONFIG = 78;
const RESTART_AFTER_MS = 1_000;
/** A server that has not closed by then is ended; nothing is lost by it. */
const CLOSED_WITHIN_MS = 20_000;

export interface ServerOptions {
  readonly name: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  /** The server refused its settings, and has said why on standard error. */
  readonly onMisconfigured: () => void;
}

export interface KeptServer {
  stop(): Promise<void>;
}

/** Runs the product in a process of its own, and starts it again whenever that dies. */
export function keepRunning({ name, port, env, print, onMisconfigured }: ServerOptions): KeptServer {
  let isStopping = false;
  let running: ChildProcess | undefined;

  function start(): void {
    const child = spawn(process.execPath, ['index.ts'], {
      cwd: ROOT,
      env: { ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    let isUp = false;
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{')) print(`${name} | ${line}`);
      else if (!isUp) print(`${name} is up: port ${port}, pid ${child.pid ?? '?'}`);
      isUp ||= !line.startsWith('{');
    });
    child.once('exit', (code, signal) => {
      running = undefined;
      if (isStopping) return;
      if (code === EX_CONFIG) return onMisconfigured();
      print(`${name} is gone (${signal ?? `exit code ${code ?? '?'}`}); it is started again`);
      setTimeout(() => isStopping || start(), RESTART_AFTER_MS);
    });
  }

  start();
  return {
    async stop() {
      isStopping = true;
      const child = running;
      if (!child) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSED_WITHIN_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
