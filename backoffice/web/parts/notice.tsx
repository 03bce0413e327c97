import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';

/** What became of the last thing somebody did on a page. */
export interface Notice {
  readonly intent: 'success' | 'warning' | 'error';
  readonly text: string;
}

interface NumberedNotice extends Notice {
  /** Makes the same text twice in a row two notices, each announced. */
  readonly number: number;
}

export type ShownNotice = NumberedNotice | undefined;

export function useNotice(): readonly [ShownNotice, (notice: Notice) => void] {
  const [shown, setShown] = useState<ShownNotice>();
  const tell = useCallback(
    (notice: Notice) => setShown((before) => ({ ...notice, number: (before?.number ?? 0) + 1 })),
    [],
  );
  return [shown, tell];
}

/** Beside what is edited, without a height of its own: it is in sight and moves nothing that is about to be pressed. */
const WIDE = '@media (min-width: 1280px)';

const NO_GAP = `calc(-1 * ${tokens.spacingVerticalL})`;

const useStyles = makeStyles({
  place: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    ':empty': { marginBottom: NO_GAP },
    [WIDE]: { height: 0, marginBottom: NO_GAP, alignSelf: 'flex-end', width: '300px' },
  },
});

/** The place of a page's notices; screen readers hear each of them. */
export function NoticePlace({ notice }: { readonly notice: ShownNotice }) {
  const styles = useStyles();
  return (
    <div className={styles.place}>
      {notice !== undefined && (
        <MessageBar key={notice.number} intent={notice.intent} layout="multiline" politeness="polite">
          <MessageBarBody>{notice.text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
