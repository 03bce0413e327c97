import { describeStores } from '../contracts/stores.ts';
import { openSqliteFixture } from './sqliteFixture.ts';

describeStores('SQLite', openSqliteFixture);
