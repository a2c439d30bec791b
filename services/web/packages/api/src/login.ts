/** Where the log-in pages live. */
export const LOGIN = '/login/';

/** Sends the browser to the log-in page, which brings it back here afterwards. Never called twice for one page. */
let leaving = false;
export function goToLogin(go: (url: string) => void = (url) => location.assign(url)): void {
  if (leaving) return;
  leaving = true;
  const here = location.pathname + location.search + location.hash;
  go(here === '/' ? LOGIN : `${LOGIN}?to=${encodeURIComponent(here)}`);
}
