import type { AskResult } from '../../handoff/index.ts';
import type { Words } from '../words.ts';

/** Why there is no human now. */
export type Refusal = Extract<AskResult, { readonly kind: 'refused' }>;

interface Told {
  readonly locale: string;
  /** What was going on is asked again: a request is nothing to be created instead. */
  readonly goesOn: boolean;
}

export function refusalWords(refusal: Refusal, { locale, goesOn }: Told): Words {
  const why = whyNobody(refusal, locale);
  if (goesOn || refusal.why === 'onDutyYourself') return why;
  return { parts: [why, { text: ' ' }, { key: 'human.createInstead' }] };
}

function whyNobody(refusal: Refusal, locale: string): Words {
  if (refusal.why !== 'outsideHours') return { key: `human.${refusal.why}` };
  const { opensAt, timeZone } = refusal;
  if (opensAt === undefined) return { key: 'human.closedForNow' };
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  const params = {
    day: new Intl.DateTimeFormat(locale, { ...day, timeZone }).format(opensAt),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(opensAt),
    timeZone,
  };
  return { key: 'human.outsideHours', params };
}
