import { expect, it } from 'vitest';
import { goesDirect } from '../../api/documents';
import { sizeText } from './size';

it('says sizes in few digits', () => {
  expect(sizeText(0, 'zh-CN')).toBe('0 B');
  expect(sizeText(1023, 'zh-CN')).toBe('1,023 B');
  expect(sizeText(1536, 'zh-CN')).toBe('1.5 KB');
  expect(sizeText(104_857_600, 'en')).toBe('100 MB');
  expect(sizeText(5 * 1024 ** 4, 'en')).toBe('5,120 GB');
});

it('sends only what is neither confidential nor a picture straight to the store', () => {
  const accepted = {
    most_bytes: 1,
    most_bytes_of_picture: 1,
    kinds: [],
    content_types: ['application/pdf', 'image/png'],
  };
  const kinds = {
    kinds: [
      { kind: 'publicity', of: ['unit'], class: 'content', member_sees: false, keep_years: 0 },
      { kind: 'minutes', of: ['unit'], class: 'confidential', member_sees: false, keep_years: 0 },
    ],
    confidential: accepted,
    content: accepted,
  } as never;
  const to = { unit: 'x' };
  expect(goesDirect({ to, kind: 'publicity' }, kinds, { type: 'application/pdf' })).toBe(true);
  expect(goesDirect({ to, kind: 'publicity' }, kinds, { type: 'image/png' })).toBe(false);
  expect(goesDirect({ to, kind: 'publicity' }, kinds, { type: 'text/html' })).toBe(false);
  expect(goesDirect({ to, kind: 'minutes' }, kinds, { type: 'application/pdf' })).toBe(false);
  expect(goesDirect({ to: { member: 'x' }, kind: 'publicity' }, kinds, { type: 'application/pdf' })).toBe(false);
});
