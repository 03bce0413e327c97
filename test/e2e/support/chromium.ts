import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'] as const;

export interface Chromium {
  readonly executablePath: string;
  /** Where the binary finds the libraries and fonts it brings along; empty for an installed browser. */
  readonly env: Readonly<Record<string, string>>;
}

/** The Chromium named in `chromiumPath`, else the installed one, else the one packaged on npm (Linux x64 only). */
export async function findChromium(chromiumPath: string | undefined): Promise<Chromium> {
  const executablePath = chromiumPath ?? INSTALLED.find((candidate) => existsSync(candidate));
  return executablePath === undefined ? unpackChromium() : { executablePath, env: {} };
}

export async function unpackChromium(): Promise<Chromium> {
  const { default: packaged, inflate } = await import('@sparticuz/chromium');
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  // The package unpacks its libraries only where it recognises a cloud function, but a machine without any browser
  // usually lacks them as well.
  await inflate(path.join(path.dirname(entry), '..', 'bin', 'al2023.tar.br'));
  const libraries = path.join(tmpdir(), 'al2023', 'lib');
  const fonts = existsSync('/etc/fonts') ? '/etc/fonts' : path.join(tmpdir(), 'fonts');
  return {
    executablePath: await packaged.executablePath(),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts },
  };
}
