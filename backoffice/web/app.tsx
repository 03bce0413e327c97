import { AriaLiveAnnouncer, FluentProvider, makeStaticStyles, Spinner } from '@fluentui/react-components';
import { getMe } from './api/backofficeApi.ts';
import { useLoaded } from './api/useLoaded.ts';
import { Console } from './layout/console.tsx';
import { Refused } from './parts/refused.tsx';
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
  const { state, reload } = useLoaded(getMe);
  if (state.kind === 'loading') return <Spinner label="Loading the backoffice …" />;
  if (state.kind === 'refused') return <Refused refusal={state.refusal} onRetry={reload} />;
  return <Console me={state.value} />;
}
