import { expect, it } from 'vitest';
import { type Status, stations } from './stations';

const of = (state: Status['state'], verified = true) =>
  stations({
    name: '某委员会',
    state,
    reason: null,
    url: 'http://a.localhost',
    contact_email_masked: 'a***@b.cn',
    created_at: '2026-06-01T00:00:00Z',
    verified_at: verified ? '2026-06-01T01:00:00Z' : null,
    decided_at: null,
  }).map((station) => station.stage);

it('is at one station at a time', () => {
  expect(of('unverified', false)).toEqual(['done', 'now', 'ahead', 'ahead']);
  expect(of('waiting')).toEqual(['done', 'done', 'now', 'ahead']);
  expect(of('approving')).toEqual(['done', 'done', 'done', 'now']);
  expect(of('approved')).toEqual(['done', 'done', 'done', 'done']);
  expect(of('refused')).toEqual(['done', 'done', 'stopped', 'ahead']);
});
