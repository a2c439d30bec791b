import { Problem } from '@zhibu/api';
import { keepVisit } from '@zhibu/api/visit';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/client';
import { session } from './api/identity';
import { App } from './app/App';
import { boot } from './app/boot';
import { startLocale } from './i18n';
import { Denied } from './router/page';
import '@zhibu/tokens/tokens.css';
import './styles/console.css';

/** What a page shows in its own words is no fault of the program; everything else is for the browser's console. */
function onCaughtError(error: unknown): void {
  if (!(error instanceof Problem) && !(error instanceof Denied)) reportError(error);
}

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  if (boot.session) {
    queryClient.setQueryData(session().queryKey, boot.session);
    keepVisit(boot.session.visit?.platform_url);
  }
  await startLocale();
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
