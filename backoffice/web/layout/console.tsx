import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { Me } from '../../api/contract.ts';
import { destinationAt, navigationFor } from '../routing/navigation.ts';
import { usePath } from '../routing/path.ts';
import { Header } from './header.tsx';
import { Navigation } from './navigation.tsx';
import { PageContent, titleOf } from './pageContent.tsx';

const NARROW = '@media (max-width: 720px)';

const useStyles = makeStyles({
  console: {
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    height: '100vh',
    backgroundColor: tokens.colorNeutralBackground2,
    [NARROW]: { height: 'auto', minHeight: '100vh' },
  },
  body: {
    display: 'grid',
    gridTemplateColumns: '248px minmax(0, 1fr)',
    minHeight: 0,
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr)' },
  },
  navigation: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
  },
  main: {
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL}`,
    overflowY: 'auto',
    ':focus': { outlineStyle: 'none' },
    [NARROW]: { padding: tokens.spacingHorizontalL },
  },
});

/** Header, navigation, and the page of the address; only what this person may use is in sight. */
export function Console({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const destination = destinationAt(usePath(), me.pages);
  const main = useFocusOnPageChange(titleOf(destination));
  return (
    <div className={styles.console}>
      <Header me={me} />
      <div className={styles.body}>
        <nav className={styles.navigation} aria-label="Backoffice">
          <Navigation
            entries={navigationFor(me.pages)}
            current={destination.kind === 'page' ? destination.page : undefined}
          />
        </nav>
        <main ref={main} className={styles.main} tabIndex={-1}>
          <PageContent destination={destination} me={me} />
        </main>
      </div>
    </div>
  );
}

/** After a change of page, the keyboard and the screen reader begin at its content, as after a load. */
function useFocusOnPageChange(title: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(title);
  useEffect(() => {
    document.title = `${title} · Koji backoffice`;
    if (shown.current !== title) main.current?.focus();
    shown.current = title;
  }, [title]);
  return main;
}
