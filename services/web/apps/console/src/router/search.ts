/** Search parameters are plain words in the address (`?q=123&below=true`), not JSON; every value is a text. */
export type RawSearch = Record<string, string>;

export const parseSearch = (text: string): RawSearch => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

type Reader<T> = (value: unknown) => T | undefined;

/** A text of at most 200 characters: nobody types more into a filter. */
export const text: Reader<string> = (value) =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 200) : undefined;

export const flag: Reader<true> = (value) => (value === 'true' || value === true ? true : undefined);

export const day: Reader<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

export const month: Reader<string> = (value) =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined;

/** A year somebody can mean. */
export const year: Reader<string> = (value) =>
  typeof value === 'string' && /^(19|20)\d{2}$/.test(value) ? value : undefined;

export const oneOf =
  <const W extends readonly string[]>(words: W): Reader<W[number]> =>
  (value) =>
    words.find((word) => word === value);

/** Reads the parameters a page knows and drops every other, so that a mangled address still opens the page. */
export const reads =
  <S extends Record<string, Reader<unknown>>>(shape: S) =>
  (raw: Record<string, unknown>): { [K in keyof S]?: Exclude<ReturnType<S[K]>, undefined> } => {
    const found: Record<string, unknown> = {};
    for (const [key, reader] of Object.entries(shape)) {
      const value = reader(raw[key]);
      if (value !== undefined) found[key] = value;
    }
    return found as { [K in keyof S]?: Exclude<ReturnType<S[K]>, undefined> };
  };
