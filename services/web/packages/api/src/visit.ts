const KEY = 'zhibu.visit';

/**
 * Remembers, in this tab only, where an operator who looks in came from. When the visit has ended nobody is logged in
 * any more who could be asked. Whoever has an account here is no visitor.
 */
export function keepVisit(platform: string | undefined): void {
  try {
    if (platform) sessionStorage.setItem(KEY, platform);
    else sessionStorage.removeItem(KEY);
  } catch {
    // then it is the log-in page
  }
}

/** Where the operator came from whose visit was going on in this tab; told once. */
export function takeVisit(): string | undefined {
  try {
    const platform = sessionStorage.getItem(KEY) ?? undefined;
    sessionStorage.removeItem(KEY);
    return platform;
  } catch {
    return undefined;
  }
}
