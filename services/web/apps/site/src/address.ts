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
