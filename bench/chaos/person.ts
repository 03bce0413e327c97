import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { Entrance, Said } from './entrance.ts';
import { readHeard } from './heard.ts';
import type { Inbound, Parcel } from './inbound.ts';
import type { OfferBoard } from './offers.ts';
import type { ActorPlan } from './plan.ts';
import type { Call, Line } from './record.ts';
import type { Reach, Step, Utterance } from './steps.ts';
import { afterHearing, afterTyping } from './view.ts';
import type { View } from './view.ts';

/** Somebody who follows their plan: speaks through the channel, one thing after the other, and reads what comes. */
export interface Person {
  /** Resolves when the plan is carried out. */
  act(): Promise<void>;
  /** Types something outside the plan. */
  type(text: string): Promise<void>;
  lines(): readonly Line[];
}

export interface PersonDeps {
  readonly entrance: Entrance;
  readonly inbound: Inbound;
  readonly offers: OfferBoard;
  readonly clock: Clock;
}

const LOOK_EVERY_MS = 20;

export function createPerson(plan: ActorPlan, { entrance, inbound, offers, clock }: PersonDeps): Person {
  const lines: Line[] = [];
  let view: View = {};
  let isGone = false;
  let typed = 0;
  let step = 0;
  /** What the channel brings once more after the next line. */
  let leftOver: { parcel: Parcel; server: number }[] = [];

  entrance.listen({
    taken({ text, offer }: Call) {
      view = afterHearing(view, plan.side, readHeard(text));
      if (offer) offers.show(plan.name, offer);
    },
    gone() {
      isGone = true;
    },
  });

  async function bring(said: Said, reach: Reach): Promise<number | undefined> {
    const parcel = entrance.parcelOf(said);
    const acceptedAt = await inbound.bring(parcel, reach, () => isGone);
    if (reach.again?.when === 'afterTheNext') leftOver.push({ parcel, server: reach.again.server });
    return acceptedAt;
  }

  async function sayOne({ token, reach, files }: Utterance): Promise<void> {
    const postedAt = clock.now();
    const count = files?.names.length ?? 0;
    const about = { token, activityId: token, sender: plan.name, step, postedAt, view, files: count };
    const text = files?.words === 'without' ? '' : `${token} is what I say`;
    const acceptedAt = await bring({ id: token, text, ...(files && { files: files.names }) }, reach);
    lines.push({ ...about, acceptedAt });
  }

  async function type(text: string, reach: Reach): Promise<void> {
    view = afterTyping(view, text);
    await bring({ id: nextId(), text }, reach);
  }

  function nextId(): string {
    typed += 1;
    return `${plan.name}-typed-${typed}`;
  }

  async function press({ answer, whose, reaches, atMostMs }: Extract<Step, { kind: 'press' }>): Promise<void> {
    await until(() => offers.newest(plan.name, whose) !== undefined, atMostMs);
    const offer = offers.newest(plan.name, whose);
    if (!offer) return;
    offers.pressed(plan.name, offer);
    view = afterTyping(view, `#${answer}`);
    // As each channel brings a button: Teams with its value alone, the Emulator with the words of the command too.
    const said = { text: plan.channel === 'msteams' ? '' : `#${answer}`, value: { koji: { answer, offer } } };
    await Promise.all(reaches.map((reach) => bring({ id: nextId(), ...said }, reach)));
  }

  async function until(isSo: () => boolean, atMostMs: number): Promise<void> {
    const end = clock.now() + atMostMs;
    while (clock.now() < end && !isSo()) await pause(LOOK_EVERY_MS);
  }

  async function take(next: Step): Promise<void> {
    step += 1;
    if (next.kind === 'pause') return pause(next.ms);
    if (next.kind === 'awaitChat')
      return until(() => view.chat !== undefined || view.isWaiting !== undefined, next.atMostMs);
    const late = leftOver;
    leftOver = [];
    if (next.kind === 'type') await type(next.text, next.reach);
    else if (next.kind === 'press') await press(next);
    else await Promise.all(next.lines.map(sayOne));
    for (const { parcel, server } of late) await inbound.bringAgain(parcel, server);
  }

  return {
    async act() {
      await pause(plan.startMs);
      // Whoever has blocked the bot does not write to it either.
      for (const next of plan.steps) if (!isGone) await take(next);
    },
    type: (text) => type(text, { server: 0 }),
    lines: () => lines,
  };
}
