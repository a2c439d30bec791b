/** Where the focus goes when what had it is gone: a keyboard begins at the content again, not at the browser's bar. */
export const focusPage = (): void => document.getElementById('main')?.focus({ preventScroll: true });

/** What has the focus may leave with the data that are asked for anew; then the page has it. */
export function holdFocus(on: Element | null): void {
  const watch = new MutationObserver(() => {
    const now = document.activeElement;
    if (now === on) return;
    watch.disconnect();
    if (!on?.isConnected && (!now || now === document.body)) focusPage();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}
