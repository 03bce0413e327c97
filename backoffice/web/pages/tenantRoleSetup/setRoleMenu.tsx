import { Menu, MenuButton, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { Role } from '../../../../identity/ports.ts';
import { ROLES } from '../../../../identity/ports.ts';
import { ROLE_LABELS } from '../../roles.ts';

export interface SetRoleMenuProps {
  readonly role: Role;
  /** The row of whoever is looking: the button can be reached and read, and does nothing. */
  readonly isLocked: boolean;
  readonly isSaving: boolean;
  /** Ids of the elements that say whose button this is, and why it is locked. */
  readonly describedBy: string;
  readonly onSet: (role: Role) => Promise<void>;
}

export function SetRoleMenu({ role, isLocked, isSaving, describedBy, onSet }: SetRoleMenuProps) {
  const pick = (picked: string | undefined): void => {
    const chosen = ROLES.find((known) => known === picked);
    if (chosen !== undefined && chosen !== role) void onSet(chosen);
  };
  return (
    <Menu checkedValues={{ role: [role] }} onCheckedValueChange={(_event, { checkedItems }) => pick(checkedItems[0])}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          appearance="outline"
          size="small"
          aria-describedby={describedBy}
          disabledFocusable={isLocked || isSaving}
        >
          Set
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {ROLES.map((offered) => (
            <MenuItemRadio key={offered} name="role" value={offered}>
              {ROLE_LABELS[offered]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
