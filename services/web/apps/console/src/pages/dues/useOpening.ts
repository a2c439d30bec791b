import { useState } from 'react';

/**
 * Counts how often something was opened. As a key it makes a form anew each time: what was typed for one member must not
 * stand in the form of the next.
 */
export function useOpening(open: boolean): number {
  const [was, setWas] = useState(open);
  const [times, setTimes] = useState(0);
  if (open !== was) {
    setWas(open);
    if (open) setTimes(times + 1);
  }
  return times;
}
