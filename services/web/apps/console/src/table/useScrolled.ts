import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { type RowWindow, rowWindow } from './window';

/** How far lists were scrolled when their page was left, by address: coming back finds the same row. */
const left = new Map<string, number>();

interface Scrolled {
  ref: RefObject<HTMLElement | null>;
  window: RowWindow;
  onScroll: () => void;
  maxHeight: number;
}

const LEAST_HEIGHT = 280;

/** Follows a scrolled table: which rows to draw, and how tall it may be so that the page itself need not scroll. */
export function useScrolled(rowHeight: number, count: number, name: string, footer: number): Scrolled {
  const ref = useRef<HTMLElement>(null);
  const place = `${location.pathname}${location.search}#${name}`;
  const [top, setTop] = useState(() => left.get(place) ?? 0);
  const [maxHeight, setMaxHeight] = useState(600);

  useLayoutEffect(() => {
    const measure = () => {
      const start = (ref.current?.getBoundingClientRect().top ?? 0) + scrollY;
      setMaxHeight(Math.max(LEAST_HEIGHT, innerHeight - start - footer));
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [footer]);

  useLayoutEffect(() => {
    if (ref.current) ref.current.scrollTop = left.get(place) ?? 0;
  }, [place]);

  const onScroll = useCallback(() => {
    const now = ref.current?.scrollTop ?? 0;
    left.set(place, now);
    setTop(now);
  }, [place]);

  return { ref, window: rowWindow(top, maxHeight, rowHeight, count), onScroll, maxHeight };
}
