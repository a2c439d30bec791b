/** 138****5678. The server masks too; these serve what a person has just typed on this device. */
export const maskMobile = (value: string): string => value.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');

/** First six and last four at most: 710000********1234. */
export const maskResidentId = (value: string): string =>
  value.replace(/^(.{6}).+(.{4})$/, (_, head: string, tail: string) => head + '*'.repeat(value.length - 10) + tail);

/** w***@example.org */
export const maskEmail = (value: string): string => value.replace(/^(.).*(@.+)$/, '$1***$2');
