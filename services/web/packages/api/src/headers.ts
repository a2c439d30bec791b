/** A key that lets a repeated POST have its effect once. Make it when the form opens, keep it until it succeeded. */
export function idempotencyKey(): string {
  // randomUUID is missing on plain http and in old browsers
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The strong entity tag of a version, as the server writes it: `"v3"`. */
export const etag = (version: number): string => `"v${version}"`;

/** Spread into the `params.header` of an update, so that nobody's change is lost under another's. */
export const ifMatch = (version: number): { 'if-match': string } => ({ 'if-match': etag(version) });
