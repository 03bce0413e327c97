import { createApp } from './app.ts';
import { loadConfig } from './config.ts';
import { isKojiError } from './errors.ts';

/** Exit code for a configuration that must be mended first (sysexits.h, EX_CONFIG). */
const EX_CONFIG = 78;

async function start(): Promise<void> {
  const app = await createApp(loadConfig(process.env));
  const address = await app.listen();
  process.stdout.write(app.greeting(address));
  const close = (): void => {
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
}

function fail(error: unknown): never {
  const known = isKojiError(error);
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exit(known && error.kind === 'config' ? EX_CONFIG : 1);
}

start().catch(fail);
