import '@zhibu/tokens/tokens.css';
import '@zhibu/tokens/base.css';
import './style/kit.css';
import './style/frame.css';
import './style/pages.css';
import './style/wide.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { client, queries, takeBoot } from './api';
import { App } from './app';
import { watchForUpdates } from './pwa';
import { startLanguage } from './words';

takeBoot();
// asked for while the rest is still being drawn; the answers are needed on most pages
void client.prefetchQuery(queries.session);
void client.prefetchQuery(queries.me);
void client.prefetchQuery(queries.privacy);
void client.prefetchQuery(queries.rules);
void client.prefetchQuery(queries.vocabulary);

const root = document.getElementById('app');
if (root) {
  void startLanguage().then(() =>
    createRoot(root).render(
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>,
    ),
  );
}
watchForUpdates();
