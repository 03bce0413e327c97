import { useState } from 'react';
import type { Role } from '../../../../identity/ports.ts';
import type { PersonRow } from '../../../api/contract.ts';
import { setRole } from '../../api/backofficeApi.ts';
import type { Notice } from '../../parts/notice.tsx';
import { ROLE_LABELS } from '../../roles.ts';

export interface RoleChangeOptions {
  readonly tell: (notice: Notice) => void;
  readonly showChanged: (person: PersonRow) => void;
  readonly reload: () => Promise<unknown>;
}

export interface RoleChange {
  /** Whose role is on its way to the server. */
  readonly savingId: string | undefined;
  readonly change: (person: PersonRow, role: Role) => Promise<void>;
}

/** Sets roles one at a time, and says what came of it. */
export function useRoleChange({ tell, showChanged, reload }: RoleChangeOptions): RoleChange {
  const [savingId, setSavingId] = useState<string>();

  const change = async (person: PersonRow, role: Role): Promise<void> => {
    setSavingId(person.id);
    const result = await setRole(person, role);
    setSavingId(undefined);
    if (result.ok) {
      showChanged(result.value);
      tell({ intent: 'success', text: `Saved: ${person.name} has the role ${ROLE_LABELS[result.value.role]} now.` });
      return;
    }
    // The list that was shown is not what the server has.
    if (result.refusal.kind === 'stale' || result.refusal.kind === 'notFound') await reload();
    tell({ intent: 'error', text: `Not saved. ${result.refusal.message}` });
  };

  return { savingId, change };
}
