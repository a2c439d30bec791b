/** The organisation's part of what somebody typed or pasted: its name, or its whole address. */
export function labelOf(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  return plain.split(/[/.:]/)[0] ?? '';
}

/** Where an organisation is: below this very host. */
export const addressOf = (label: string): string => `${location.protocol}//${label}.${location.host}`;

/** Why no organisation can have this name, by the rules an application for it is held to. */
export function faultOf(label: string): 'slug_characters' | 'slug_length' | 'slug_hyphens' | undefined {
  if (/[^a-z\d-]/.test(label)) return 'slug_characters';
  if (label.length < 3 || label.length > 40) return 'slug_length';
  return /^-|-$|--/.test(label) ? 'slug_hyphens' : undefined;
}
