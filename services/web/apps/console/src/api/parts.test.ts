import { NETWORK, Problem } from '@zhibu/api';
import { describe, expect, it, vi } from 'vitest';
import { CutOff, type Line, type Links, type Progress, partsOf, Unreached } from './parts';

const LIFE = 900_000;
const SIZES = [16, 16, 5];

const links = (from: number, mark: string): Links => ({
  parts: SIZES.map((size, at) => ({ number: at + 1, offset: at * 16, size, url: `${mark}/${at + 1}` })),
  expires_at: new Date(from + LIFE).toISOString(),
});

const away = () => new Problem(0, NETWORK, '');
const refused = (status: number) => new Problem(status, `http_${status}`, '');

/** A store whose answers are written down: each part is refused with these, one after the other, then taken. */
function world(refusals: Record<number, Problem[]> = {}, more: Partial<Line> = {}) {
  let time = 0;
  const urls: string[] = [];
  const pauses: number[] = [];
  const told: Progress[] = [];
  const line: Line = {
    put: async ({ number, size, url }, onSent) => {
      urls.push(url);
      onSent(size / 2);
      const refusal = refusals[number]?.shift();
      if (refusal) throw refusal;
      onSent(size);
      return `tag-${number}`;
    },
    renew: vi.fn(async () => links(time, 'fresh')),
    now: () => time,
    pause: async (ms) => {
      pauses.push(ms);
      time += ms;
    },
    online: () => true,
    back: async () => undefined,
    ...more,
  };
  const parts = partsOf(links(0, 'first'), line);
  const { signal } = new AbortController();
  const send = () => parts.send((progress) => told.push(progress), signal);
  const later = (ms: number) => {
    time += ms;
  };
  return { line, parts, send, urls, pauses, told, later };
}

const PUT = [1, 2, 3].map((number) => ({ number, etag: `tag-${number}` }));

it('puts every part once, in its order, and says how far it is', async () => {
  const { send, urls, pauses, told, line } = world();
  expect(await send()).toEqual(PUT);
  expect(urls).toEqual(['first/1', 'first/2', 'first/3']);
  expect(told.map(({ bytes }) => bytes)).toEqual([0, 8, 16, 16, 24, 32, 32, 34.5, 37, 37]);
  expect(pauses).toEqual([]);
  expect(line.renew).not.toHaveBeenCalled();
});

it('tries a part again with growing pauses and fresh links, and keeps those that are there', async () => {
  const { send, urls, pauses, told } = world({ 2: [away(), refused(503), away()] });
  expect(await send()).toEqual(PUT);
  expect(urls).toEqual(['first/1', 'first/2', 'fresh/2', 'fresh/2', 'fresh/2', 'fresh/3']);
  expect(pauses).toEqual([1000, 2000, 4000]);
  const stalled = told.filter(({ stall }) => stall);
  expect(stalled).toEqual(Array(3).fill({ bytes: 16, stall: 'retrying' }));
  expect(told.at(-1)).toEqual({ bytes: 37 });
});

it('asks for a fresh link at once where one is refused', async () => {
  const { send, urls, pauses } = world({ 1: [refused(403)] });
  expect(await send()).toEqual(PUT);
  expect(urls.slice(0, 2)).toEqual(['first/1', 'fresh/1']);
  expect(pauses).toEqual([0]);
});

it('asks for fresh links before those it has run out', async () => {
  const { send, urls, later, line } = world();
  later(LIFE - 10_000);
  expect(await send()).toEqual(PUT);
  expect(urls).toEqual(['fresh/1', 'fresh/2', 'fresh/3']);
  expect(line.renew).toHaveBeenCalledTimes(1);
});

it('gives in after a while, and goes on with what is missing', async () => {
  const { send, urls, pauses } = world({ 2: Array.from({ length: 6 }, away) });
  const error = await send().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(CutOff);
  expect((error as CutOff).why.code).toBe(NETWORK);
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16000]);
  urls.length = 0;
  expect(await send()).toEqual(PUT);
  expect(urls).toEqual(['fresh/2', 'fresh/3']);
});

it('waits where there is no network, and does not count what the network took with it', async () => {
  let online = true;
  const back = vi.fn(async () => {
    online = true;
  });
  let cuts = 10;
  const { send, pauses, told } = world({}, { online: () => online, back });
  const cut = world(
    {},
    {
      online: () => online,
      back,
      put: async ({ number }) => {
        if (number === 2 && cuts > 0) {
          cuts -= 1;
          online = false;
          throw away();
        }
        return `tag-${number}`;
      },
    },
  );
  online = false;
  expect(await send()).toEqual(PUT);
  expect(told[1]).toEqual({ bytes: 0, stall: 'offline' });
  expect(await cut.send()).toEqual(PUT);
  expect(back).toHaveBeenCalledTimes(11);
  expect([...pauses, ...cut.pauses]).toEqual([]);
});

describe('a store that says nothing', () => {
  const { signal } = new AbortController();
  const send = (line: Line, otherWay = true) =>
    partsOf(links(0, 'first'), line, otherWay).send(() => undefined, signal);
  const shut = (more: Partial<Line> = {}) => world({}, { put: vi.fn(() => Promise.reject(away())), ...more });

  it('is left at once where there is another way', async () => {
    const { line, pauses } = shut();
    await expect(send(line)).rejects.toBeInstanceOf(Unreached);
    expect(line.put).toHaveBeenCalledTimes(1);
    expect(pauses).toEqual([]);
  });

  it('is tried as often as any where there is none', async () => {
    const { line } = shut();
    await expect(send(line, false)).rejects.toBeInstanceOf(CutOff);
    expect(line.put).toHaveBeenCalledTimes(6);
  });

  it('is tried again where a part broke off on its way, or others are there', async () => {
    const { line, pauses } = world({ 1: [away()] });
    expect(await send(line)).toEqual(PUT);
    const cuts = [2];
    const put: Line['put'] = async ({ number }) => {
      if (number === cuts[0]) {
        cuts.shift();
        throw away();
      }
      return `tag-${number}`;
    };
    const later = world({}, { put });
    expect(await send(later.line)).toEqual(PUT);
    expect([pauses, later.pauses]).toEqual([[1000], [1000]]);
  });

  it('is not said to be the reason where there is no network', async () => {
    let online = true;
    const put: Line['put'] = async ({ number }) => {
      if (number === 1 && online) {
        online = false;
        throw away();
      }
      online = true;
      return `tag-${number}`;
    };
    const { line } = world({}, { put, online: () => online });
    expect(await send(line)).toEqual(PUT);
  });
});

it('ends where the upload is gone', async () => {
  const gone = new Problem(404, 'not_found', '');
  const { send, pauses } = world({ 1: [refused(404)] }, { renew: () => Promise.reject(gone) });
  await expect(send()).rejects.toBe(gone);
  expect(pauses).toEqual([1000]);
});

it('asks for the end with the same patience, and takes a refusal for an answer', async () => {
  const { parts, pauses } = world();
  const { signal } = new AbortController();
  const answers = [away(), new Problem(409, 'idempotency_in_progress', '')];
  const ask = async () => {
    const refusal = answers.shift();
    if (refusal) throw refusal;
    return 'kept';
  };
  expect(await parts.finish(ask, () => undefined, signal)).toBe('kept');
  expect(pauses).toEqual([1000, 2000]);
  const differs = new Problem(422, 'upload_parts_differ', '');
  await expect(
    parts.finish(
      () => Promise.reject(differs),
      () => undefined,
      signal,
    ),
  ).rejects.toBe(differs);
});

it('stops when it is called off', async () => {
  const going = new AbortController();
  const reason = new DOMException('cancelled', 'AbortError');
  const { parts, urls } = world({ 1: [away()] }, { pause: async () => going.abort(reason) });
  await expect(parts.send(() => undefined, going.signal)).rejects.toBe(reason);
  expect(urls).toEqual(['first/1']);
});
