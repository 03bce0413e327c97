import type { Random } from './random.ts';

export const SERVERS = 3;

/** Which server an activity is brought to, and whether the channel brings it a second time. */
export interface Reach {
  readonly server: number;
  readonly again?: { readonly server: number; readonly when: 'atOnce' | 'afterwards' | 'afterTheNext' };
}

export interface Utterance {
  /** Found nowhere else, so that the line is recognised wherever it turns up. */
  readonly token: string;
  readonly reach: Reach;
  /** Names of files, each with the token in it; `without` words the files are all there is. */
  readonly files?: { readonly names: readonly string[]; readonly words: 'with' | 'without' };
}

export type Step =
  | { readonly kind: 'pause'; readonly ms: number }
  /** Waits until the person believes to be in a chat (a customer: or in the queue). */
  | { readonly kind: 'awaitChat'; readonly atMostMs: number }
  /** One line, or several at the same moment, which have no order among them. */
  | { readonly kind: 'say'; readonly lines: readonly Utterance[] }
  | { readonly kind: 'type'; readonly text: string; readonly reach: Reach }
  /** Waits for an offer and presses its button; several times at the same moment, on different servers, where so planned. */
  | {
      readonly kind: 'press';
      readonly answer: 'accept' | 'decline';
      /** A colleague's offer is not theirs to press; at the moment the colleague sees it too. */
      readonly whose: 'own' | 'anyones';
      readonly reaches: readonly [Reach, ...Reach[]];
      readonly atMostMs: number;
    };

export interface StepOptions {
  readonly random: Random;
  /** Gives a token that nobody else has. */
  readonly nextToken: () => string;
  readonly assignment: 'auto' | 'offer';
  readonly colleagues: readonly string[];
}

export function customerSteps(options: StepOptions): readonly Step[] {
  const { random } = options;
  const visit = (): readonly Step[] => [
    { kind: 'type', text: 'talk to operator', reach: reach(random) },
    { kind: 'awaitChat', atMostMs: 1_500 },
    ...many(random.whole(2, 6), () => [say(options), pause(random, 150)]),
  ];
  const leave: readonly Step[] = [{ kind: 'type', text: '#exit', reach: reach(random) }, pause(random, 200)];
  const comesBack = random.chance(0.35);
  const leaves = comesBack || random.chance(0.3);
  return [...visit(), ...(leaves ? leave : []), ...(comesBack ? visit() : [])];
}

export function agentSteps(options: StepOptions): readonly Step[] {
  const { random, assignment } = options;
  const act = (): readonly Step[] => {
    const answers = assignment === 'offer' && random.chance(0.5) ? [press(random)] : [];
    return [...answers, ...agentActs(options)];
  };
  return [{ kind: 'type', text: '#on', reach: reach(random) }, ...many(random.whole(6, 14), act)];
}

function agentActs(options: StepOptions): readonly Step[] {
  const { random, colleagues } = options;
  const what = random.whole(1, 20);
  if (what <= 13) return [{ kind: 'awaitChat', atMostMs: 700 }, say(options), pause(random, 200)];
  if (what <= 15) return [{ kind: 'type', text: '#exit', reach: reach(random) }, pause(random, 100)];
  if (what === 16) return [{ kind: 'type', text: '#send', reach: reach(random) }];
  if (what === 17) return [{ kind: 'type', text: `#switch ${random.whole(1, 3)}`, reach: reach(random) }];
  const [first, ...others] = colleagues;
  if (first === undefined) return [];
  return [{ kind: 'type', text: `#transfer ${random.pick([first, ...others])}`, reach: reach(random) }];
}

function press(random: Random): Step {
  const answer = random.chance(0.75) ? 'accept' : 'decline';
  const whose = random.chance(0.3) ? 'anyones' : 'own';
  const again = random.chance(0.3) ? [reach(random)] : [];
  return { kind: 'press', answer, whose, reaches: [reach(random), ...again], atMostMs: 500 };
}

function say({ random, nextToken }: StepOptions): Step {
  const count = random.chance(0.15) ? random.whole(2, 3) : 1;
  return { kind: 'say', lines: Array.from({ length: count }, () => utterance(random, nextToken())) };
}

function utterance(random: Random, token: string): Utterance {
  const said = { token, reach: reach(random) };
  if (!random.chance(0.15)) return said;
  const names = Array.from({ length: random.whole(1, 2) }, (_, index) => `${token}.${index + 1}.png`);
  return { ...said, files: { names, words: random.chance(0.5) ? 'with' : 'without' } };
}

function pause(random: Random, mostMs: number): Step {
  return { kind: 'pause', ms: random.whole(0, mostMs) };
}

function reach(random: Random): Reach {
  const server = random.whole(0, SERVERS - 1);
  if (!random.chance(0.2)) return { server };
  const when = random.pick(['atOnce', 'afterwards', 'afterTheNext'] as const);
  return { server, again: { server: random.whole(0, SERVERS - 1), when } };
}

function many(count: number, make: () => readonly Step[]): readonly Step[] {
  return Array.from({ length: count }, make).flat();
}
