import './zodWithoutEval.ts';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { nonceOfPage } from '../../portal/web/nonce.ts';
import { App } from './app.tsx';

// The page's Content-Security-Policy wants its nonce on styles that are made at run time.
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce: nonceOfPage() } });

const root = document.querySelector('#root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={renderer} targetDocument={document}>
        <App />
      </RendererProvider>
    </StrictMode>,
  );
}
