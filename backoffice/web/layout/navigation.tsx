import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PageId } from '../../api/contract.ts';
import { PageLink } from '../routing/pageLink.tsx';
import type { NavigationEntry } from '../routing/navigation.ts';
import { PAGES } from '../routing/navigation.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  group: {
    display: 'block',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    // As wide as the mark of the current page, so that the texts stand in line.
    borderLeft: '3px solid transparent',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  nested: { paddingLeft: tokens.spacingHorizontalM },
  subgroup: { paddingTop: tokens.spacingVerticalXS, fontWeight: tokens.fontWeightRegular },
  top: { marginTop: tokens.spacingVerticalM },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: '3px solid transparent',
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    backgroundColor: tokens.colorBrandBackground2,
    borderLeftColor: tokens.colorBrandStroke1,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export interface NavigationProps {
  readonly entries: readonly NavigationEntry[];
  readonly current: PageId | undefined;
  /** How many groups this list is within. */
  readonly depth?: number;
}

/** The pages by group. Every page is in sight: there are too few of them to hide any behind a group. */
export function Navigation({ entries, current, depth = 0 }: NavigationProps) {
  const styles = useStyles();
  return (
    <ul className={mergeClasses(styles.list, depth > 1 && styles.nested)}>
      {entries.map((entry) =>
        typeof entry === 'string' ? (
          <li key={entry} className={mergeClasses(depth === 0 && styles.top)}>
            <PageLink
              to={PAGES[entry].path}
              isCurrent={entry === current}
              className={mergeClasses(styles.link, entry === current && styles.current)}
            >
              {PAGES[entry].label}
            </PageLink>
          </li>
        ) : (
          <li key={entry.label}>
            <span className={mergeClasses(styles.group, depth > 0 && styles.subgroup)}>{entry.label}</span>
            <Navigation entries={entry.entries} current={current} depth={depth + 1} />
          </li>
        ),
      )}
    </ul>
  );
}
