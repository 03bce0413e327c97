import type { Duty } from '../handoff/service/duty.ts';
import type { Identity } from '../identity/index.ts';

/** Takes people off duty whose Live agent role goes: nobody may be sent to somebody who is no agent any more. */
export function withDuty(identity: Identity, duty: Duty): Identity {
  return {
    ...identity,
    async setRole(change) {
      const result = await identity.setRole(change);
      if (result === 'saved' && change.role !== 'liveAgent') await duty.off(change.personId);
      return result;
    },
  };
}
