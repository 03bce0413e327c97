import { Menu, MenuButton, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';

export interface SkillsMenuProps {
  /** Everything the desk uses. */
  readonly all: readonly string[];
  readonly skills: readonly string[];
  readonly isSaving: boolean;
  /** Id of the element that says whose button this is. */
  readonly describedBy: string;
  readonly onSet: (skills: readonly string[]) => Promise<void>;
}

export function SkillsMenu({ all, skills, isSaving, describedBy, onSet }: SkillsMenuProps) {
  const known = all.filter((skill) => skills.includes(skill));
  return (
    <Menu
      checkedValues={{ skills: known }}
      onCheckedValueChange={(_event, { checkedItems }) =>
        void onSet(all.filter((skill) => checkedItems.includes(skill)))
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="outline" size="small" aria-describedby={describedBy} disabledFocusable={isSaving}>
          {known.join(', ') || 'None'}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {all.map((skill) => (
            <MenuItemCheckbox key={skill} name="skills" value={skill}>
              {skill}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
