// A program for directLineSecret.test.ts: starts as far as the secret in a folder, and prints it.
import path from 'node:path';
import { directLineSecret } from '../../composition/directLineSecret.ts';
import { loadConfig } from '../../config.ts';
import { openDatabase } from '../../stores/sqlite/openDatabase.ts';

const [folder = ''] = process.argv.slice(2);
const database = openDatabase(path.join(folder, 'koji.db'));
process.stdout.write(database.transaction(() => directLineSecret(loadConfig({ DATA_DIR: folder }))));
database.close();
