// The chaos trial. Usage: npm run chaos -- --schedules N --seed S [--store sqlite|cosmos] [--schedule K]
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KojiError } from '../../errors.ts';
import { STORE_KINDS } from './openStore.ts';
import { runTrial, totalsLine } from './trial.ts';

const USAGE = 'npm run chaos -- --schedules N --seed S [--store sqlite|cosmos] [--schedule K]';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'sqlite' },
    schedule: { type: 'string' },
  },
});
const parsed = z
  .object({
    schedules: z.coerce.number().int().min(1),
    seed: z.coerce.number().int(),
    store: z.enum(STORE_KINDS),
    schedule: z.coerce.number().int().min(0).optional(),
  })
  .safeParse(values);
if (!parsed.success) throw new KojiError('config', `${z.prettifyError(parsed.error)}\n${USAGE}`);

const { seed, store, schedules, schedule } = parsed.data;
const numbers = schedule === undefined ? Array.from({ length: schedules }, (_, index) => index) : [schedule];
const totals = await runTrial({ seed, store, schedules: numbers, tell: (text) => console.error(text) });
console.log(totalsLine(totals));
process.exitCode = totals.isClean ? 0 : 1;
