/** The secret of a mailed link. It stands behind the `#`, which browsers send to nobody. */
export const linkToken = (): string => new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
