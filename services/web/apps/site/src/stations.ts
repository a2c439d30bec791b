/** An application as its contact sees it. */
export interface Status {
  name: string;
  state: 'unverified' | 'waiting' | 'approving' | 'approved' | 'refused';
  reason: string | null;
  url: string;
  contact_email_masked: string;
  created_at: string;
  verified_at: string | null;
  decided_at: string | null;
}

export interface Station {
  key: 'status.sent' | 'status.verified' | 'status.checked' | 'status.ready';
  at: string | null;
  stage: 'done' | 'now' | 'ahead' | 'stopped';
}

/** The way of an application, and how far it has got. */
export function stations({ state, created_at, verified_at, decided_at }: Status): Station[] {
  const decided = state === 'approving' || state === 'approved';
  const check = { key: 'status.checked', at: decided_at } as const;
  return [
    { key: 'status.sent', at: created_at, stage: 'done' },
    { key: 'status.verified', at: verified_at, stage: verified_at ? 'done' : 'now' },
    state === 'refused'
      ? { ...check, stage: 'stopped' }
      : { ...check, stage: decided ? 'done' : verified_at ? 'now' : 'ahead' },
    { key: 'status.ready', at: null, stage: state === 'approved' ? 'done' : state === 'approving' ? 'now' : 'ahead' },
  ];
}
