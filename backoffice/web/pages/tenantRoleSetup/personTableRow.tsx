import { Badge, makeStyles, Persona, TableCell, TableRow, Text, tokens, useId } from '@fluentui/react-components';
import type { Role } from '../../../../identity/ports.ts';
import type { PersonRow } from '../../../api/contract.ts';
import { ROLE_LABELS } from '../../roles.ts';
import { channelName } from './channelName.ts';
import { SetRoleMenu } from './setRoleMenu.tsx';
import { SkillsMenu } from './skillsMenu.tsx';

export interface PersonTableRowProps {
  readonly person: PersonRow;
  readonly isSaving: boolean;
  readonly onSet: (role: Role) => Promise<void>;
  /** Skills the desk uses. */
  readonly skills: readonly string[];
  readonly onSetSkills: (skills: readonly string[]) => Promise<void>;
}

const ROLE_COLOURS = {
  customer: 'subtle',
  liveAgent: 'brand',
  analyst: 'informative',
  admin: 'important',
} as const satisfies Readonly<Record<Role, string>>;

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const useStyles = makeStyles({
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  person: { verticalAlign: 'middle' },
  reason: { display: 'block', color: tokens.colorNeutralForeground2 },
});

export function PersonTableRow({ person, isSaving, onSet, skills, onSetSkills }: PersonTableRowProps) {
  const styles = useStyles();
  const nameId = useId('person-name');
  const reasonId = useId('own-role');
  const { name, email, role, channels, lastSeenAt, isYou } = person;
  return (
    <TableRow>
      <TableCell className={styles.cell}>
        <Persona
          id={nameId}
          className={styles.person}
          name={name}
          size="small"
          textAlignment="center"
          primaryText={isYou ? `${name} (you)` : name}
          avatar={{ color: 'colorful', 'aria-hidden': true }}
        />
      </TableCell>
      <TableCell className={styles.cell}>{email ?? '–'}</TableCell>
      <TableCell className={styles.cell}>{channels.map(channelName).join(', ') || '–'}</TableCell>
      <TableCell className={styles.cell}>
        <Badge appearance="tint" color={ROLE_COLOURS[role]} size="large">
          {ROLE_LABELS[role]}
        </Badge>
      </TableCell>
      {skills.length > 0 && (
        <TableCell className={styles.cell}>
          {role === 'liveAgent' ? (
            <SkillsMenu
              all={skills}
              skills={person.skills}
              isSaving={isSaving}
              describedBy={nameId}
              onSet={onSetSkills}
            />
          ) : (
            '–'
          )}
        </TableCell>
      )}
      <TableCell className={styles.cell}>
        {lastSeenAt === null ? (
          'Not yet'
        ) : (
          <time dateTime={new Date(lastSeenAt).toISOString()}>{shown(lastSeenAt)}</time>
        )}
      </TableCell>
      <TableCell className={styles.cell}>
        <SetRoleMenu
          role={role}
          isLocked={isYou}
          isSaving={isSaving}
          describedBy={isYou ? `${nameId} ${reasonId}` : nameId}
          onSet={onSet}
        />
        {isYou && (
          <Text id={reasonId} size={200} className={styles.reason}>
            Another Koji admin can change your role.
          </Text>
        )}
      </TableCell>
    </TableRow>
  );
}

function shown(at: number): string {
  return dateAndTime.format(at);
}
