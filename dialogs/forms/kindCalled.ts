import type { Clock } from '../../clock.ts';
import type { ServiceDesk } from '../../jira/ports.ts';
import { wordsIn } from '../../locales/normalise.ts';
import type { Intent } from '../recognition/intents.ts';
import type { Listed } from './requestTypes.ts';
import { typeCalled, typesIn } from './requestTypes.ts';
import { whereKnown } from '../whereKnown.ts';

/** Who looks something up shall not wait for the kinds each time. */
const KNOWN_FOR_MS = 300_000;
/** In words; one alone may as well be looked up, and no name is longer. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 8;

/** What is wanted by who says the name of a kind of request, to the letter and nothing else: one of that kind. */
export type KindCalled = (intent: Intent, text: string) => Promise<Intent>;

export function createKindCalled(desk: Pick<ServiceDesk, 'findRequestTypes'>, clock: Clock): KindCalled {
  let known: { readonly types: readonly Listed[]; readonly at: number } | undefined;

  async function kinds(): Promise<readonly Listed[]> {
    if (known && clock.now() - known.at < KNOWN_FOR_MS) return known.types;
    known = { types: await kindsNow(desk), at: clock.now() };
    return known.types;
  }

  return async (intent, text) => {
    if (!isOfWhole(intent, text) || !mayBeName(text)) return intent;
    return typeCalled(text, await kinds()) ? { kind: 'createRequest', about: text } : intent;
  };
}

/** `open a ticket for payroll` wants a request about payroll, unless a kind is called so. */
function isOfWhole(intent: Intent, text: string): boolean {
  if (intent.kind === 'createRequest') return intent.about !== undefined;
  return intent.kind === 'searchKnowledge' && intent.query === text;
}

function mayBeName(text: string): boolean {
  const { length } = wordsIn(text);
  return length >= FEWEST_WORDS && length <= MOST_WORDS && !text.includes('?');
}

/** None where Jira does not say: then it is looked up, as all else is. */
async function kindsNow(desk: Pick<ServiceDesk, 'findRequestTypes'>): Promise<readonly Listed[]> {
  return typesIn((await whereKnown(desk.findRequestTypes())) ?? []);
}
