import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { mountChat } from '../../../portal/web/chat.ts';
import { Page } from '../parts/page.tsx';

const useStyles = makeStyles({
  chat: {
    flexGrow: 1,
    display: 'flex',
    flexDirection: 'column',
    minHeight: '420px',
    maxWidth: '860px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
  },
});

/** The bot, for agents who answer customers from here and for everybody else who gets in. */
export function ChatPage() {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    return mountChat(place.current, { page: 'backoffice' });
  }, []);
  return (
    <Page
      title="Chat"
      intro="Talk to the bot, as your customers do. Live agents type #on to go on duty, and #help for the commands."
    >
      <div ref={place} className={styles.chat} />
    </Page>
  );
}
