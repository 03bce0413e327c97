import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { Role } from '../../../../identity/ports.ts';
import type { PersonRow } from '../../../api/contract.ts';
import { PersonTableRow } from './personTableRow.tsx';

export interface PeopleTableProps {
  readonly people: readonly PersonRow[];
  readonly savingId: string | undefined;
  readonly onSet: (person: PersonRow, role: Role) => Promise<void>;
  /** Skills the desk uses; without any, the table does not speak of them. */
  readonly skills: readonly string[];
  readonly onSetSkills: (person: PersonRow, skills: readonly string[]) => Promise<void>;
}

const COLUMNS = ['Name', 'E-mail', 'Channels', 'Role', 'Skills', 'Last seen', 'Set role'] as const;

const useStyles = makeStyles({
  scroller: { overflowX: 'auto' },
  table: { minWidth: '820px' },
  Name: { width: '21%' },
  'E-mail': { width: '23%' },
  Channels: { width: '11%' },
  Role: { width: '13%' },
  Skills: { width: '16%' },
  'Last seen': { width: '18%' },
  'Set role': { width: '14%' },
  heading: { fontWeight: tokens.fontWeightSemibold },
});

export function PeopleTable({ people, savingId, onSet, skills, onSetSkills }: PeopleTableProps) {
  const styles = useStyles();
  const columns = COLUMNS.filter((column) => column !== 'Skills' || skills.length > 0);
  return (
    <div className={styles.scroller}>
      <Table className={styles.table} aria-label="People and their roles">
        <TableHeader>
          <TableRow>
            {columns.map((column) => (
              <TableHeaderCell key={column} className={mergeClasses(styles.heading, styles[column])}>
                {column}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {people.map((person) => (
            <PersonTableRow
              key={person.id}
              person={person}
              isSaving={person.id === savingId}
              onSet={(role) => onSet(person, role)}
              skills={skills}
              onSetSkills={(chosen) => onSetSkills(person, chosen)}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
