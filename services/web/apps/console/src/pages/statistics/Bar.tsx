const WHOLE = 1000;

/** A share as a bar, beside the figure that tells it. */
export function Bar({ of }: { of: number }) {
  return (
    <svg className="shares" aria-hidden viewBox={`0 0 ${WHOLE} 10`} preserveAspectRatio="none">
      <rect className="shares-whole" width={WHOLE} height="10" />
      <rect className="shares-part" width={of} height="10" />
    </svg>
  );
}
