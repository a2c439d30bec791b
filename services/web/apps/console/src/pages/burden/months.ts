const MONTH = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', timeZone: 'Asia/Shanghai' });

/** The running month and the five before it, the latest first, such as `2026-03`. */
export function lastMonths(now: Date): string[] {
  const [year = 0, month = 1] = MONTH.format(now).split('-').map(Number);
  return Array.from({ length: 6 }, (_, back) => {
    const count = year * 12 + month - 1 - back;
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
}
