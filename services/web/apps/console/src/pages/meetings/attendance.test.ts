import { Problem } from '@zhibu/api';
import { describe, expect, it } from 'vitest';
import type { MeetingDetail } from '../../api/meetings';
import {
  answered,
  atFields,
  attendanceBody,
  attendanceValues,
  marked,
  marksOf,
  nobodyMarked,
  type Row,
  reasoned,
  restPresent,
  sumOf,
} from './attendance';
import { dayOf, moment, timeOf } from './times';

const row = (member_id: string, more: Partial<Row> = {}): Row => ({
  member_id,
  member_name: member_id,
  standing: 'voter',
  mark: null,
  absence: null,
  exempt: false,
  ...more,
});

describe('the list of a meeting', () => {
  it('takes everybody else for present, and keeps what is known', () => {
    const rows = restPresent([row('a'), row('b', { mark: 'leave', absence: 'ill' })]);
    expect(rows.map((one) => one.mark)).toEqual(['present', 'leave']);
  });

  it('gives a leave a reason, and takes it away with the leave', () => {
    const leave = marked([row('a')], 'a', 'leave');
    expect(leave[0]?.absence).toBe('leave');
    expect(reasoned(leave, 'a', 'ill')[0]?.absence).toBe('ill');
    expect(marked(leave, 'a', 'present')[0]?.absence).toBeNull();
  });

  it('is not begun until somebody is marked', () => {
    expect(nobodyMarked([row('a'), row('v', { standing: 'visitor' })])).toBe(true);
    expect(nobodyMarked([row('a'), row('b', { mark: 'unexcused' })])).toBe(false);
    expect(nobodyMarked([])).toBe(false);
  });

  it('begins with the end that was planned once that has come', () => {
    const planned = { planned_start: '2026-11-30T01:00:00Z', planned_end: '2026-11-30T03:00:00Z' };
    const of = { ...planned, participants: [], visitors: [], guests: 0 } as unknown as MeetingDetail;
    const at = (now: string) => attendanceValues(of, dayOf, timeOf, Date.parse(now));
    expect(at('2026-11-30T02:00:00Z')).toMatchObject({ day: '2026-11-30', start: '09:00', end: '' });
    expect(at('2026-11-30T03:00:00Z')).toMatchObject({ end: '11:00' });
  });

  it('counts without guests, and votes without those on probation', () => {
    const rows = [
      row('a', { mark: 'present' }),
      row('b', { mark: 'present', standing: 'probationary' }),
      row('c', { mark: 'present', standing: 'guest' }),
      row('v', { mark: 'present', standing: 'visitor' }),
      row('d'),
    ];
    expect(sumOf(rows)).toEqual({ should: 3, present: 2, exempt: 0, unmarked: 1, voters: 1 });
  });

  it('does not expect the exempt, unless they came', () => {
    const old = { exempt: true } as const;
    const rows = [
      row('a', { mark: 'present' }),
      row('b', { ...old, mark: 'exempt' }),
      row('c', { ...old, mark: 'present' }),
    ];
    expect(sumOf(rows)).toMatchObject({ should: 2, present: 2, exempt: 1, unmarked: 0, voters: 2 });
    expect(rows.map((one) => marksOf(one).includes('exempt'))).toEqual([false, true, true]);
  });

  it('sends only what is known, with the day and the clock of Beijing', () => {
    const body = attendanceBody({
      day: '2026-11-20',
      start: '09:00',
      end: '',
      marks: [
        row('a', { mark: 'leave', absence: 'ill' }),
        row('b'),
        row('c', { mark: 'present' }),
        row('v', { mark: 'present', standing: 'visitor' }),
        row('w', { standing: 'visitor' }),
      ],
      guests: null,
      guests_note: '  ',
    });
    expect(body).toEqual({
      started_at: '2026-11-20T09:00:00+08:00',
      ended_at: null,
      marks: [
        { member_id: 'a', mark: 'leave', absence: 'ill' },
        { member_id: 'c', mark: 'present' },
      ],
      visitors: [{ visitor_id: 'v', mark: 'present' }],
      guests: 0,
      guests_note: null,
    });
  });
});

it('a refused moment is said of its clock', () => {
  const said = (pointer: string) => {
    try {
      return atFields(new Problem(422, 'in_future', '', [{ pointer, code: 'in_future', detail: '会议还没有开始' }]));
    } catch (error) {
      return (error as Problem).fields[0]?.pointer;
    }
  };
  expect(['/started_at', '/ended_at', '/attendance/started_at', '/guests'].map(said)).toEqual([
    '/start',
    '/end',
    '/attendance/start',
    '/guests',
  ]);
});

it('a moment is shown as the clock in Beijing had it', () => {
  const at = '2026-11-20T17:30:00Z';
  expect([dayOf(at), timeOf(at)]).toEqual(['2026-11-21', '01:30']);
  expect(moment('2026-11-21', '01:30')).toBe('2026-11-21T01:30:00+08:00');
  expect([dayOf(null), timeOf(undefined)]).toEqual(['', '']);
});

describe('a leave that is agreed to while the list is filled in', () => {
  const row = { member_id: 'a', member_name: '甲', standing: 'voter', mark: null, absence: null } as Row;

  it('is no presence, and what was marked before stays', () => {
    const other = { ...row, member_id: 'b', mark: 'present' } as Row;
    const fresh = [{ ...row, mark: 'leave', absence: 'ill' } as Row, { ...other, mark: null } as Row];
    expect(answered([row, other], fresh)).toEqual([fresh[0], other]);
  });
});
