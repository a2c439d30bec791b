import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

const LEAST = 320;
const MARGIN = 56;

/** The room from the tree's top to the lower edge of the window: only the rows in it are drawn. */
export function useTreeHeight(): { ref: RefObject<HTMLDivElement | null>; height: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(LEAST);
  useLayoutEffect(() => {
    const measure = () => {
      const top = (ref.current?.getBoundingClientRect().top ?? 0) + scrollY;
      setHeight(Math.max(LEAST, innerHeight - top - MARGIN));
    };
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return { ref, height };
}
