import { AriaLiveAnnouncer, FluentProvider, makeStaticStyles, Spinner } from '@fluentui/react-components';
import { useCallback } from 'react';
import { getMe } from './api/backofficeApi.ts';
import { useFreshOnReturn } from './api/useFreshOnReturn.ts';
import { useLoaded } from './api/useLoaded.ts';
import { Console } from './layout/console.tsx';
import { Refused } from './parts/refused.tsx';
import { usePath } from './routing/path.ts';
import { theme } from './theme.ts';

const usePageStyles = makeStaticStyles({ body: { margin: 0 } });

/** The backoffice for whoever is signed in. What they may see is the server's answer, and the server enforces it. */
export function App() {
  usePageStyles();
  return (
    <FluentProvider theme={theme}>
      <AriaLiveAnnouncer>
        <SignedIn />
      </AriaLiveAnnouncer>
    </FluentProvider>
  );
}

function SignedIn() {
  const { state, reload, show } = useLoaded(getMe);
  // Roles change while a page is open. What cannot be asked now stays as it was shown; the server enforces it anyway.
  const refresh = useCallback(() => {
    void getMe(new AbortController().signal).then((result) => result.ok && show(result.value, result.etag));
  }, [show]);
  useFreshOnReturn(refresh, usePath());
  if (state.kind === 'loading') return <Spinner label="Loading the backoffice …" />;
  if (state.kind === 'refused') return <Refused refusal={state.refusal} onRetry={reload} />;
  return <Console me={state.value} />;
}
