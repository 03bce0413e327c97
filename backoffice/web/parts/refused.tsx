import { Button, Link, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Refusal } from '../api/request.ts';

export interface RefusedProps {
  readonly refusal: Refusal;
  readonly onRetry: () => Promise<unknown>;
}

/** In place of what could not be loaded: why, and what to do about it. */
export function Refused({ refusal, onRetry }: RefusedProps) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{refusal.message}</MessageBarBody>
      <MessageBarActions>
        {refusal.kind === 'unauthorized' ? (
          <Link href={`/login?return=${globalThis.location.pathname}`}>Log in</Link>
        ) : (
          <Button size="small" onClick={() => void onRetry()}>
            Try again
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
