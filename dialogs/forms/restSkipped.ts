import type { Draft } from './draft.ts';
import { withAnswer, withSkipped } from './draft.ts';
import { defaultOf } from './fieldDefault.ts';

/** As on the portal: who does not touch a field leaves there what the form suggests. */
export function withRestSkipped(draft: Draft): Draft {
  const open = (draft.form?.fields ?? []).filter(
    ({ required, fieldId }) => !required && !draft.settled.includes(fieldId),
  );
  return open.reduce((before, field) => {
    const suggested = defaultOf(field, draft.timeZone);
    return suggested ? withAnswer(before, field.fieldId, suggested) : withSkipped(before, [field.fieldId]);
  }, draft);
}
