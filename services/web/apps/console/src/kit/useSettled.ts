import { useEffect, useState } from 'react';

/** A value once it has stopped changing: what somebody typed, when they pause. */
export function useSettled<V>(value: V, milliseconds = 300): V {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
