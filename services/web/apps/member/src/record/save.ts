import { send } from '@zhibu/api/http';
import { asProblem } from '@zhibu/api/problem';

/** Fetches a file with the session's cookie; a refusal is a problem, not a page. */
export async function fetchFile(path: string): Promise<Blob> {
  const response = await send(new Request(new URL(path, location.origin), { credentials: 'same-origin' }));
  if (!response.ok) throw asProblem(response, await response.json().catch(() => undefined));
  return response.blob();
}

/** Fetches a file and hands it to the browser to save. */
export async function saveFile(path: string, name: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await fetchFile(path));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A size in at most three digits and a unit. */
export function sizeText(bytes: number): string {
  let [value, at] = [bytes, 0];
  while (value >= 1024 && at < UNITS.length - 1) [value, at] = [value / 1024, at + 1];
  return `${value >= 100 || at === 0 ? Math.round(value) : value.toFixed(1)} ${UNITS[at]}`;
}
