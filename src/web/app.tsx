// The frame around every screen: the way in, the navigation, the screen itself, and what is announced.

import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, Route, Router } from 'preact-iso';
import { isSignedOut } from './api/send.ts';
import { tokens } from './api/tokens.ts';
import { pages } from './pages/index.ts';
import { Announcer } from './parts/announce.tsx';
import { Navigation } from './parts/navigation.tsx';
import { NotFound } from './parts/not-found.tsx';
import { ScreenFailed } from './parts/screen-failed.tsx';
import { SignIn } from './sign-in.tsx';
import { say } from './words/words.ts';

/** Addresses that are screens; the others are the server's own pages and files. */
const OURS = /^\/(?!v1\/|docs|openapi\.json|metrics|healthz|readyz)/;

function Screens() {
  const failure = useSignal<unknown>(null);
  if (failure.value !== null) return <ScreenFailed />;
  return (
    <ErrorBoundary
      onError={(error) => {
        failure.value = error;
      }}
    >
      <Router>
        {pages.map(({ path, Screen }) => (
          <Route key={path} path={path} component={Screen} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </ErrorBoundary>
  );
}

/** What the first screen does not wait for. */
function Later() {
  const [foot, setFoot] = useState<{ readonly Foot: () => VNode } | null>(null);
  useEffect(() => void import('./foot.tsx').then(setFoot, () => undefined), []);
  return foot && <foot.Foot />;
}

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <a class="skip" href="#main">
        {say('common.skip')}
      </a>
      <Navigation />
      <main id="main" tabIndex={-1}>
        {/* Another learner sees nothing of the one before. */}
        {isSignedOut.value ? <SignIn /> : <Screens key={tokens.learner.value} />}
      </main>
      <Announcer />
      <Later />
    </LocationProvider>
  );
}
