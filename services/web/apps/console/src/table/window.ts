/** Rows above and below the visible ones, so that quick scrolling shows no gap. */
const MARGIN = 8;
/** The window moves in steps, not with every pixel. */
const STEP = 4;
/** However tall the screen: never more real rows than this. */
export const MOST_ROWS = 80;

export interface RowWindow {
  first: number;
  /** One past the last. */
  end: number;
}

/** Which of `count` rows of equal height are drawn when a view of `height` pixels is scrolled to `top`. */
export function rowWindow(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const visible = Math.ceil(height / rowHeight) + 1;
  const wanted = Math.floor(top / rowHeight) - MARGIN;
  const drawn = Math.min(visible + 2 * MARGIN + STEP, MOST_ROWS);
  const first = Math.max(0, Math.min(Math.floor(wanted / STEP) * STEP, count - drawn));
  return { first, end: Math.min(count, first + drawn) };
}
