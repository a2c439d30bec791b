import type { Page } from '@playwright/test';

interface Asked {
  method: string;
  path: string;
  body: unknown;
  /** The version a change is meant for. */
  version: number | undefined;
}

interface Answered {
  status: number;
  text: string;
}

async function ask({ method, path, body, version }: Asked): Promise<Answered> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"v${version}"`;
  const answer = await fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return { status: answer.status, text: await answer.text() };
}

/** Calls the API as the person at this page. The page stands on the organisation's own address already. */
export async function call<T = unknown>(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
  version?: number,
): Promise<T> {
  const { status, text } = await page.evaluate(ask, { method, path, body, version });
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
