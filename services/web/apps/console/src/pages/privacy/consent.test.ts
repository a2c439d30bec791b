import { describe, expect, it } from 'vitest';
import { currentT, loadTexts } from '../../i18n';
import { type ConsentValues, consentBody } from './consent';

const NOTICE = '01927000-0000-7000-8000-0000000000f1';
const VALUES: ConsentValues = {
  whose: 'member',
  member_id: 'm',
  account_id: 'a',
  purpose: 'photo_use',
  given: false,
  day: '2026-05-03',
  way: 'paper',
  reason: ' 原件存于办公室 ',
};

describe('what is recorded for somebody', () => {
  it('names one of the two, and says when, how and with what proof', async () => {
    await loadTexts('privacy');
    const body = consentBody(currentT(), 'zh-CN', VALUES, NOTICE);
    expect(body).toEqual({
      member_id: 'm',
      purpose: 'photo_use',
      given: false,
      notice_id: NOTICE,
      reason: '2026年5月3日，纸面签字：原件存于办公室',
    });
    const other = consentBody(currentT(), 'zh-CN', { ...VALUES, whose: 'account', reason: ' ' }, NOTICE);
    expect(other).toMatchObject({ account_id: 'a', reason: '2026年5月3日，纸面签字' });
    expect(other).not.toHaveProperty('member_id');
  });

  it('never takes back that a notice was read', () => {
    expect(consentBody(currentT(), 'zh-CN', { ...VALUES, purpose: 'notice' }, NOTICE).given).toBe(true);
  });
});
