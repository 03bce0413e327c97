import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ShownNotice } from './notice.tsx';
import { NoticePlace } from './notice.tsx';

export interface PageProps {
  readonly title: string;
  readonly intro: string;
  /** What became of the last thing somebody did here. */
  readonly notice?: ShownNotice;
  readonly children?: ReactNode;
}

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minHeight: '100%' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
  },
  title: { margin: 0 },
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, flexBasis: '340px', flexGrow: 1 },
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
});

/** The frame of every page: title, a sentence on what it is for, and its content. */
export function Page({ title, intro, notice, children }: PageProps) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <NoticePlace notice={notice} />
      <div className={styles.head}>
        <div className={styles.words}>
          <Title2 as="h1" className={styles.title}>
            {title}
          </Title2>
          <Text className={styles.intro}>{intro}</Text>
        </div>
      </div>
      {children}
    </div>
  );
}
