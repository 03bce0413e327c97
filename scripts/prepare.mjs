// Makes a fresh clone runnable: installs the packages when they are missing or older than the lockfile, and (--web)
// builds the web pages when its build is missing or older than its sources. Plain JavaScript for any Node >= 18,
// because it runs before the project's own Node is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);
const modifiedMs = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function run(title, command, args) {
  console.log(`koji: ${title}`);
  const shell = process.platform === 'win32';
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) {
    console.error(`koji: "${command} ${args.join(' ')}" failed; mend what it says above and run the command again.`);
    process.exit(status ?? 1);
  }
}

function newestMs(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const times = entries.map((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? newestMs(file) : modifiedMs(file);
  });
  return Math.max(0, ...times);
}

function installIfStale() {
  // npm writes this file last, so an install that was cut off is repeated.
  const installed = modifiedMs(at('node_modules', '.package-lock.json'));
  if (installed >= modifiedMs(at('package-lock.json'))) return;
  // Not `npm ci`: it refuses a lockfile that does not list the optional packages of every platform there is.
  const install = ['install', '--no-save', '--no-audit', '--no-fund'];
  run('installing packages (first start, or the lockfile changed)', 'npm', install);
}

function buildWebIfStale() {
  const built = modifiedMs(at('dist', 'web', '.vite', 'manifest.json'));
  const folders = ['backoffice/web', 'portal/web', 'handoff/domain', 'locales', 'settings'];
  const files = ['backoffice/api/contract.ts', 'identity/ports.ts', 'vite.config.ts', 'package-lock.json'];
  const sources = Math.max(
    ...folders.map((folder) => newestMs(at(folder))),
    ...files.map((file) => modifiedMs(at(file))),
  );
  if (built >= sources) return;
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  run('building the pages', at('node_modules', '.bin', 'node'), [vite, 'build']);
}

installIfStale();
if (process.argv.includes('--web')) buildWebIfStale();
