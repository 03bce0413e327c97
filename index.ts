import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { isKojiError } from './errors.ts';

/** Exit code for a configuration that must be mended first (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78;

async function start(): Promise<void> {
  const app = await createApp(loadConfig(process.env));
  const address = await app.listen();
  process.stdout.write(app.greeting(address));
  let isClosing = false;
  // npm passes Ctrl-C on to a process that the terminal has told already: the second one must not cut the closing short.
  const close = (): void => {
    if (isClosing) return;
    isClosing = true;
    app.close().then(stopped, fail);
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
}

function stopped(): never {
  process.stdout.write('Koji has stopped. Start it again, and it goes on where it was.\n');
  process.exit(0);
}

function fail(error: unknown): never {
  const known = isKojiError(error);
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(known && error.kind === 'config' ? EX_CONFIG : 1);
}

start().catch(fail);
