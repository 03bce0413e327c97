import { OFFENCES } from './finding.ts';
import type { Offence } from './finding.ts';
import type { Installation } from './installation.ts';
import { install } from './installation.ts';
import { judge } from './ledger.ts';
import type { Verdict } from './ledger.ts';
import type { StoreKind } from './openStore.ts';
import { createPlan } from './plan.ts';
import type { ScheduleRecord, ServerEvent } from './record.ts';
import { runSchedule } from './runSchedule.ts';
import { storyOf } from './story.ts';

export interface TrialOptions {
  readonly seed: number;
  readonly store: StoreKind;
  /** The numbers of the schedules to run. */
  readonly schedules: readonly number[];
  /** Takes what is worth reading while it runs. */
  readonly tell: (text: string) => void;
}

export interface Totals {
  readonly schedules: number;
  readonly messages: number;
  readonly offences: Readonly<Record<Offence, number>>;
  readonly doubledAfterUnknown: number;
  readonly answersLost: number;
  readonly kills: number;
  readonly faults: number;
  /** Servers that ended by themselves. */
  readonly deaths: number;
  readonly isClean: boolean;
}

const NOTHING: Totals = {
  schedules: 0,
  messages: 0,
  offences: { lost: 0, misdelivered: 0, duplicated: 0, disordered: 0, dishonest: 0 },
  doubledAfterUnknown: 0,
  answersLost: 0,
  kills: 0,
  faults: 0,
  deaths: 0,
  isClean: true,
};

/** So many schedules meet what those before them left in the store; an emulated one grows slow with more. */
const SCHEDULES_PER_STORE = 20;

/** Runs the schedules one after the other, on servers that live on from one to the next. */
export async function runTrial({ seed, store, schedules, tell }: TrialOptions): Promise<Totals> {
  let installation = await install(store);
  let totals = NOTHING;
  try {
    for (const [index, schedule] of schedules.entries()) {
      const isFull = index > 0 && index % SCHEDULES_PER_STORE === 0;
      if (isFull) installation = await anew(installation, store);
      const record = await runSchedule(createPlan(seed, schedule), installation);
      const verdict = judge(record);
      totals = sum(totals, record, verdict);
      tell(`schedule ${schedule}: ${summary(record, verdict)}`);
      for (const line of offencesOf(seed, record, verdict)) tell(line);
      installation = await readyForNext(installation, store, isClean(record, verdict));
    }
  } finally {
    await installation.close();
  }
  return totals;
}

/** What went wrong in one schedule must not go on in the next: then everything is set up anew. */
async function readyForNext(installation: Installation, store: StoreKind, wasClean: boolean): Promise<Installation> {
  if (wasClean) {
    installation.tidy();
    return installation;
  }
  return anew(installation, store);
}

async function anew(installation: Installation, store: StoreKind): Promise<Installation> {
  await installation.close();
  return install(store);
}

/** The totals on one line; what is no offence stands after the five. */
export function totalsLine({ schedules, messages, offences, ...rest }: Totals): string {
  const counts = OFFENCES.map((offence) => `${offence}=${offences[offence]}`).join(' ');
  const apart = `doubledAfterUnknown=${rest.doubledAfterUnknown} answersLost=${rest.answersLost}`;
  return `schedules=${schedules} messages=${messages} ${counts} ${apart} faults=${rest.faults} kills=${rest.kills} deaths=${rest.deaths}`;
}

function sum(totals: Totals, record: ScheduleRecord, verdict: Verdict): Totals {
  const offences = { ...totals.offences };
  for (const { offence } of verdict.findings) offences[offence] += 1;
  return {
    schedules: totals.schedules + 1,
    messages: totals.messages + verdict.messages,
    offences,
    doubledAfterUnknown: totals.doubledAfterUnknown + verdict.doubledAfterUnknown,
    answersLost: totals.answersLost + verdict.answersLost,
    kills: totals.kills + count(record, 'killed'),
    faults: totals.faults + faultsIn(record),
    deaths: totals.deaths + count(record, 'died'),
    isClean: totals.isClean && isClean(record, verdict),
  };
}

function isClean(record: ScheduleRecord, { findings }: Verdict): boolean {
  return record.isQuiet && findings.length === 0 && count(record, 'died') === 0;
}

function count({ servers }: ScheduleRecord, what: ServerEvent['what']): number {
  return servers.filter((event) => event.what === what).length;
}

function faultsIn({ calls }: ScheduleRecord): number {
  return calls.filter(({ met }) => met !== 'nothing').length;
}

function summary(record: ScheduleRecord, verdict: Verdict): string {
  const { messages, findings } = verdict;
  const found = [
    ...findings.map(({ offence, token }) => `${offence} ${token}`),
    ...(record.isQuiet ? [] : ['never at rest']),
    ...(count(record, 'died') === 0 ? [] : ['a server died by itself']),
  ];
  const result = found.length === 0 ? 'clean' : found.join(', ');
  const trouble = [
    `${faultsIn(record)} faults`,
    `${count(record, 'killed')} kills`,
    ...(record.store.length === 0 ? [] : ['store away']),
    ...(record.clocksApartMs === 0 ? [] : [`clocks ${record.clocksApartMs} ms apart`]),
  ];
  return `${messages} messages, ${trouble.join(', ')}: ${result}`;
}

/** More stories than this of one schedule are mostly the same story. */
const STORIES = 3;

function offencesOf(seed: number, record: ScheduleRecord, { findings }: Verdict): readonly string[] {
  return findings
    .slice(0, STORIES)
    .flatMap((finding) => [
      `--- seed ${seed}, schedule ${record.schedule}: ${finding.offence} ${finding.token}: ${finding.why}`,
      ...storyOf(finding, record),
    ]);
}
