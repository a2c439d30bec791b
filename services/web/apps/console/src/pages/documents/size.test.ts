import { NETWORK, Problem } from '@zhibu/api';
import { expect, it, vi } from 'vitest';
import { orElse } from '../../api/direct';
import { type Document, fitsService, goesDirect, mostBytes } from '../../api/documents';
import type { Upload } from '../../api/files';
import { CutOff, Unreached } from '../../api/parts';
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

it('comes through the service only as far as that takes it', () => {
  const kinds = { confidential: { most_bytes: 20 }, content: { most_bytes: 500 } } as never;
  expect(fitsService(kinds, { size: 20 })).toBe(true);
  expect(fitsService(kinds, { size: 21 })).toBe(false);
});

it('has one limit for pictures, one for what the service takes and one for what the store takes', () => {
  const types = { content_types: ['application/pdf', 'image/png'] };
  const kinds = {
    kinds: [
      { kind: 'publicity', class: 'content' },
      { kind: 'minutes', class: 'confidential' },
    ],
    confidential: { most_bytes: 100, most_bytes_of_picture: 32, ...types },
    content: { most_bytes: 500, most_bytes_of_picture: 32, ...types },
  } as never;
  const [open, closed] = [
    { to: { unit: 'x' }, kind: 'publicity' as const },
    { to: { unit: 'x' }, kind: 'minutes' as const },
  ];
  expect(mostBytes(open, kinds, { type: 'image/png' })).toBe(32);
  expect(mostBytes(closed, kinds, { type: 'image/png' })).toBe(32);
  expect(mostBytes(open, kinds, { type: 'application/pdf' })).toBe(500);
  expect(mostBytes(closed, kinds, { type: 'application/pdf' })).toBe(100);
  // what the browser cannot name goes through the service
  expect(mostBytes(open, kinds, { type: '' })).toBe(100);
  expect(mostBytes({ ...open, to: { member: 'x' } }, kinds, { type: 'application/pdf' })).toBe(100);
});

it('goes another way only where the store cannot be reached', async () => {
  const away = new Problem(0, NETWORK, '');
  const failing = (error: Error) => ({ done: Promise.reject<Document>(error), cancel: vi.fn() });
  const brought = { id: 'x' } as Document;
  const second: Upload<Document> = { done: Promise.resolve(brought), cancel: vi.fn() };
  const otherwise = vi.fn(() => second);
  await expect(orElse(failing(new CutOff(away)), otherwise).done).rejects.toBeInstanceOf(CutOff);
  expect(otherwise).not.toHaveBeenCalled();
  const first = failing(new Unreached(away));
  const going = orElse(first, otherwise);
  expect(await going.done).toBe(brought);
  going.cancel();
  expect(second.cancel).toHaveBeenCalledOnce();
  expect(first.cancel).not.toHaveBeenCalled();
});
