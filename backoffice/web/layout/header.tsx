import { Button, Link, makeStyles, Persona, Text, tokens } from '@fluentui/react-components';
import type { Me } from '../../api/contract.ts';
import { ROLE_LABELS } from '../roles.ts';
import { Mark } from './mark.tsx';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  product: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, marginRight: 'auto' },
  mark: { width: '28px', height: '28px', color: tokens.colorBrandBackground },
});

/** Product, the way back to Jira, who is signed in, and the way out. */
export function Header({ me }: { readonly me: Me }) {
  const styles = useStyles();
  return (
    <header className={styles.header}>
      <div className={styles.product}>
        <Mark className={styles.mark} />
        <Text weight="semibold" size={400}>
          Koji backoffice
        </Text>
      </div>
      <Link href="/jira">Back to Jira</Link>
      <Persona
        name={me.name}
        secondaryText={ROLE_LABELS[me.role]}
        size="medium"
        avatar={{ color: 'brand', 'aria-hidden': true }}
      />
      <form method="post" action="/logout">
        <Button type="submit" appearance="subtle">
          Log out
        </Button>
      </form>
    </header>
  );
}
