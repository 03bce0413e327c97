import { useState } from 'react';
import type { Role } from '../../../../identity/ports.ts';
import type { PersonRow } from '../../../api/contract.ts';
import { setRole, setSkills } from '../../api/backofficeApi.ts';
import type { ApiResult } from '../../api/request.ts';
import type { Notice } from '../../parts/notice.tsx';
import { ROLE_LABELS } from '../../roles.ts';

export interface RoleChangeOptions {
  readonly tell: (notice: Notice) => void;
  readonly showChanged: (person: PersonRow) => void;
  readonly reload: () => Promise<unknown>;
}

export interface RoleChange {
  /** Whose role or skills are on their way to the server. */
  readonly savingId: string | undefined;
  readonly change: (person: PersonRow, role: Role) => Promise<void>;
  readonly changeSkills: (person: PersonRow, skills: readonly string[]) => Promise<void>;
}

/** Sets roles and skills one at a time, and says what came of it. */
export function useRoleChange({ tell, showChanged, reload }: RoleChangeOptions): RoleChange {
  const [savingId, setSavingId] = useState<string>();

  const save = async (
    person: PersonRow,
    saving: Promise<ApiResult<PersonRow>>,
    doneBy: (changed: PersonRow) => string,
  ): Promise<void> => {
    setSavingId(person.id);
    const result = await saving;
    setSavingId(undefined);
    if (result.ok) {
      showChanged(result.value);
      tell({ intent: 'success', text: `Saved: ${person.name} ${doneBy(result.value)}` });
      return;
    }
    // The list that was shown is not what the server has.
    if (result.refusal.kind === 'stale' || result.refusal.kind === 'notFound') await reload();
    tell({ intent: 'error', text: `Not saved. ${result.refusal.message}` });
  };

  return {
    savingId,
    change: (person, role) =>
      save(person, setRole(person, role), (changed) => `has the role ${ROLE_LABELS[changed.role]} now.`),
    changeSkills: (person, skills) =>
      save(
        person,
        setSkills(person, skills),
        (changed) => `has ${changed.skills.join(', ') || 'no skills'}, from the next #on.`,
      ),
  };
}
