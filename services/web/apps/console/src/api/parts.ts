// Puts a file part by part over a line that may be weak. Pure: whatever it needs of the browser is in `Line`.
import { isProblem, type Problem } from '@zhibu/api';

/** Where to put one part. */
export interface Part {
  number: number;
  offset: number;
  size: number;
  url: string;
}

/** A link for every part, and until when they are good. */
export interface Links {
  parts: readonly Part[];
  expires_at: string;
}

/** A part that is there, with what the store said to it. */
export interface Put {
  number: number;
  etag: string;
}

export interface Line {
  put: (part: Part, onSent: (bytes: number) => void, signal: AbortSignal) => Promise<string>;
  /** Asks for fresh links. */
  renew: (signal: AbortSignal) => Promise<Links>;
  now: () => number;
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  online: () => boolean;
  /** Resolves when there is a network again. */
  back: (signal: AbortSignal) => Promise<void>;
}

/** Why nothing moves at the moment. */
export type Stall = 'offline' | 'retrying';

/** How many bytes of the file are there. */
export interface Progress {
  bytes: number;
  stall?: Stall;
}

type Tell = (progress: Progress) => void;

/** It did not get through, and may another time: what is there is kept, and it can be gone on with. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
  constructor(readonly why: Problem) {
    super(why.message);
  }
}

/**
 * The store has said nothing and was sent nothing, though there is a network: it does not let pages of this address
 * in, or nothing gets to it from here.
 */
export class Unreached extends Error {
  override readonly name = 'Unreached';
  constructor(readonly why: Problem) {
    super(why.message);
  }
}

/** So often one part is tried. */
const TRIES = 6;
/** A request has to begin while its link is good: so many milliseconds before the end a link is too old. */
const MARGIN = 20_000;
/** What passes by itself: no line, too much at once, a server that is away for a moment. */
const PASSING: readonly number[] = [0, 408, 429, 500, 502, 503, 504];

/** After the first refusal of a link a fresh one is all it takes; otherwise each pause is twice the one before. */
function wait(tried: number, { status, retryAfter }: Problem): number {
  if (status === 403 && tried === 1) return 0;
  return Math.max(1000 * 2 ** (tried - 1), (retryAfter ?? 0) * 1000);
}

/** Whatever the store said to a part: with a fresh link it may say something else. */
const putting = <T>(going: Promise<T>): Promise<T> =>
  going.catch((error: unknown) => {
    throw isProblem(error) ? new CutOff(error) : error;
  });

const asking = <T>(going: Promise<T>): Promise<T> =>
  going.catch((error: unknown) => {
    if (!isProblem(error)) throw error;
    const passes = PASSING.includes(error.status) || error.code === 'idempotency_in_progress';
    throw passes ? new CutOff(error) : error;
  });

/** Tries until it gets through, was tried often enough, or fails for good. While there is no network nothing is tried. */
async function patiently<T>(
  attempt: (tried: number) => Promise<T>,
  line: Line,
  signal: AbortSignal,
  stalled: (stall: Stall) => void,
): Promise<T> {
  let tried = 1;
  while (true) {
    if (signal.aborted) throw signal.reason;
    if (!line.online()) {
      stalled('offline');
      await line.back(signal);
    }
    try {
      return await attempt(tried);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (!(error instanceof CutOff)) throw error;
      // what the network took with it was no try
      if (!line.online()) continue;
      if (tried === TRIES) throw error;
      stalled('retrying');
      await line.pause(wait(tried, error.why), signal);
      tried += 1;
    }
  }
}

/** The parts of one file. What was put stays put, however often it is gone on with. */
export interface Parts {
  /** Puts the parts that are not there yet. */
  send: (tell: Tell, signal: AbortSignal) => Promise<Put[]>;
  /** Asks for what comes after the parts with the same patience. */
  finish: <T>(ask: () => Promise<T>, tell: Tell, signal: AbortSignal) => Promise<T>;
}

/** Where the file can go another way, a store that cannot be reached is not tried again: that ends with `Unreached`. */
export function partsOf(begun: Links, line: Line, otherWay = false): Parts {
  let links = begun;
  const done = new Map<number, string>();
  const there = () => begun.parts.reduce((sum, { number, size }) => sum + (done.has(number) ? size : 0), 0);
  const isOld = () => Date.parse(links.expires_at) - line.now() < MARGIN;

  const put = async (number: number, tell: Tell, signal: AbortSignal): Promise<string> => {
    const attempt = async (tried: number) => {
      if (tried > 1 || isOld()) links = await asking(line.renew(signal));
      const part = links.parts.find((one) => one.number === number);
      if (!part) throw new Error(`there is no link for part ${number}`);
      let moved = false;
      const sent = (bytes: number) => {
        moved ||= bytes > 0;
        tell({ bytes: there() + Math.min(bytes, part.size) });
      };
      try {
        return await putting(line.put(part, sent, signal));
      } catch (error) {
        const silent = error instanceof CutOff && error.why.status === 0 && !moved;
        const first = tried === 1 && done.size === 0;
        throw otherWay && first && silent && line.online() ? new Unreached(error.why) : error;
      }
    };
    return patiently(attempt, line, signal, (stall) => tell({ bytes: there(), stall }));
  };

  return {
    send: async (tell, signal) => {
      tell({ bytes: there() });
      for (const { number } of begun.parts) {
        if (done.has(number)) continue;
        done.set(number, await put(number, tell, signal));
        tell({ bytes: there() });
      }
      return [...done].map(([number, etag]) => ({ number, etag })).sort((a, b) => a.number - b.number);
    },
    finish: (ask, tell, signal) =>
      patiently(
        () => asking(ask()),
        line,
        signal,
        (stall) => tell({ bytes: there(), stall }),
      ),
  };
}
