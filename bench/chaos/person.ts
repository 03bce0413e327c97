import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { FakeChannel } from './channel.ts';
import { readHeard } from './heard.ts';
import type { Inbound, InboundActivity } from './inbound.ts';
import { channelIdsOf } from './people.ts';
import type { ActorPlan, Reach, Step, Utterance } from './plan.ts';
import type { Call, Line } from './record.ts';
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
  readonly channel: FakeChannel;
  readonly inbound: Inbound;
  readonly clock: Clock;
}

const LOOK_EVERY_MS = 20;

export function createPerson(plan: ActorPlan, { channel, inbound, clock }: PersonDeps): Person {
  const ids = channelIdsOf(plan);
  const lines: Line[] = [];
  let view: View = {};
  let isGone = false;
  let typed = 0;
  let step = 0;
  /** What the channel brings once more after the next line. */
  let leftOver: { activity: InboundActivity; server: number }[] = [];

  channel.admit(ids.conversation, plan, {
    taken(call: Call) {
      view = afterHearing(view, plan.side, readHeard(call.text));
    },
    gone() {
      isGone = true;
    },
  });

  function activityOf(id: string, text: string): InboundActivity {
    return {
      type: 'message',
      id,
      text,
      channelId: plan.channel,
      serviceUrl: channel.serviceUrl,
      conversation: { id: ids.conversation },
      from: { id: ids.user, name: plan.name, ...(ids.aadObjectId && { aadObjectId: ids.aadObjectId }) },
      recipient: { id: 'bot', name: 'Koji' },
      locale: 'en-US',
      // Of the channel, which brings the very same activity when it brings it again.
      timestamp: new Date(clock.now()).toISOString(),
    };
  }

  async function bring(activity: InboundActivity, reach: Reach): Promise<number | undefined> {
    const acceptedAt = await inbound.bring(activity, reach);
    if (reach.again?.when === 'afterTheNext') leftOver.push({ activity, server: reach.again.server });
    return acceptedAt;
  }

  async function sayOne({ token, reach }: Utterance): Promise<void> {
    const postedAt = clock.now();
    const about = { token, activityId: token, sender: plan.name, step, postedAt, view };
    const acceptedAt = await bring(activityOf(token, `${token} is what I say`), reach);
    lines.push({ ...about, acceptedAt });
  }

  async function type(text: string, reach: Reach): Promise<void> {
    view = afterTyping(view, text);
    typed += 1;
    await bring(activityOf(`${plan.name}-typed-${typed}`, text), reach);
  }

  async function awaitChat(atMostMs: number): Promise<void> {
    const until = clock.now() + atMostMs;
    while (clock.now() < until && view.chat === undefined && view.isWaiting === undefined) await pause(LOOK_EVERY_MS);
  }

  async function take(next: Step): Promise<void> {
    step += 1;
    if (next.kind === 'pause') return pause(next.ms);
    if (next.kind === 'awaitChat') return awaitChat(next.atMostMs);
    const late = leftOver;
    leftOver = [];
    if (next.kind === 'type') await type(next.text, next.reach);
    else await Promise.all(next.lines.map(sayOne));
    for (const { activity, server } of late) await inbound.bringAgain(activity, server);
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
