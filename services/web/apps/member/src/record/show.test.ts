import { expect, it } from 'vitest';
import { shownAs, showsPdf } from './show';

it('shows pictures and PDF, and nothing else', () => {
  expect(shownAs('image/png')).toBe('picture');
  expect(shownAs('application/pdf')).toBe('pdf');
  expect(shownAs('application/zip')).toBeUndefined();
});

it('asks the browser whether it shows PDF, also one that does not know the question', () => {
  const browser = (some: object) => some as Navigator;
  expect(showsPdf(browser({ pdfViewerEnabled: false }))).toBe(false);
  expect(showsPdf(browser({ pdfViewerEnabled: true }))).toBe(true);
  expect(showsPdf(browser({ mimeTypes: { namedItem: () => ({}) } }))).toBe(true);
  expect(showsPdf(browser({ mimeTypes: { namedItem: () => null } }))).toBe(false);
  expect(showsPdf(browser({}))).toBe(false);
});
