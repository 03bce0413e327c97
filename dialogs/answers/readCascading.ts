import type { FieldAnswer, RequestField } from '../../jira/requestForm.ts';
import { withoutCourtesies } from '../../locales/courtesies.ts';
import { normalise } from '../../locales/normalise.ts';
import { similarLabel } from './similarOption.ts';

type Cascading = Extract<RequestField, { readonly kind: 'cascading' }>;

export interface ReadCascading {
  readonly answer: FieldAnswer;
  readonly shown: string;
}

/** Both levels in one line, such as `Europe > Paris`, or the second alone where only one first level has it. */
export function readCascading(text: string, { choices }: Cascading, locale: string): ReadCascading | undefined {
  const pairs = choices.flatMap((parent) => parent.children.map((child) => ({ parent, child })));
  const ways = [normalise(text), withoutCourtesies(text).join(' ')];
  const both = pairs.filter(({ parent, child }) => ways.includes(normalise(`${parent.label} ${child.label}`)));
  const second = pairs.filter(({ child }) => ways.includes(normalise(child.label)));
  const near = () =>
    similarLabel(
      text,
      pairs.map(({ child }) => child.label),
      locale,
    );
  const [only, ...others] = both.length > 0 ? both : second;
  const meant = only ?? pairs[near() ?? -1];
  if (!meant || others.length > 0) return undefined;
  const { parent, child } = meant;
  return {
    answer: { kind: 'cascading', choiceId: parent.id, childId: child.id },
    shown: `${parent.label} > ${child.label}`,
  };
}
