/** After this long the kept shell is shown instead of a blank page. */
export const NAVIGATION_PATIENCE_MS = 4000;

/** The faces and interfaces that are not this app's, though they live on the same origin. */
const ELSEWHERE = /^\/(api|login|console|theme|public|xapi|scim|\.well-known|calendar|healthz|readyz)(\/|$)/;

/** What the service worker answers itself: this app's navigations and its built files, nothing else. */
export function isShellRequest(
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
): 'navigation' | 'file' | undefined {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin || ELSEWHERE.test(url.pathname)) return undefined;
  if (request.mode === 'navigate') return 'navigation';
  return /^\/(assets\/|icon|manifest\.webmanifest)/.test(url.pathname) ? 'file' : undefined;
}

/** A page without its boot block: names and roles have no place in a cache. */
export const impersonal = (html: string): string =>
  html.replace(/<script type="application\/json" id="zhibu-boot">[\s\S]*?<\/script>/g, '');
