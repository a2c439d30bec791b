import { expect, test } from 'vitest';
import type { Quota } from '../api/operator';
import { type QuotaValues, toInput, toValues } from './quotaValues';

const quota = (of: Partial<Quota>): Quota => ({
  quota: 'members',
  soft: null,
  hard: null,
  decided: false,
  used: 0,
  state: 'fine',
  ...of,
});

const DEFAULT = { mode: 'default', soft: null, hard: null } as const;

test('storage is shown in megabytes and sent in bytes', () => {
  const values = toValues([quota({ quota: 'storage', decided: true, hard: 5 * 1024 * 1024, soft: 4 * 1024 * 1024 })]);
  expect(values.storage).toEqual({ mode: 'own', soft: 4, hard: 5 });
  const all: QuotaValues = { ...values, members: DEFAULT, mails: DEFAULT, requests: DEFAULT, jobs: DEFAULT };
  expect(toInput(all)).toEqual({ storage: { hard: 5 * 1024 * 1024, soft: 4 * 1024 * 1024 } });
});

test('no limit is a decision, and the limit of the kind is none', () => {
  expect(toValues([quota({ decided: true })]).members.mode).toBe('none');
  expect(toValues([quota({ hard: 9 })]).members).toEqual({ mode: 'default', soft: null, hard: 9 });
  const none = { mode: 'none', soft: null, hard: null } as const;
  const all: QuotaValues = { members: none, storage: DEFAULT, mails: DEFAULT, requests: DEFAULT, jobs: DEFAULT };
  expect(toInput(all)).toEqual({ members: {} });
});
