interface Found {
  detail: string;
  basis?: { source: string } | null | undefined;
}

/** What a finding says, without the brackets at its end that name its rule: where it is shown, the rule stands below. */
export function findingText({ detail, basis }: Found): string {
  const at = basis ? detail.indexOf(basis.source) : -1;
  const open = at < 0 ? -1 : Math.max(detail.lastIndexOf('（', at), detail.lastIndexOf(' (', at));
  return open > 0 ? detail.slice(0, open) : detail;
}
