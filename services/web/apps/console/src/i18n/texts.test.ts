import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AREAS } from './areas';

/** A console that has just been opened. */
async function open() {
  vi.resetModules();
  const archive = { 'zh-CN': vi.fn(AREAS.archive['zh-CN']), en: vi.fn(AREAS.archive.en) };
  vi.doMock('./areas', () => ({ AREAS: { ...AREAS, archive } }));
  return { archive, ...(await import('.')) };
}

beforeEach(() => localStorage.clear());

// other files find a console as it is when nobody has chosen
afterAll(() => {
  localStorage.clear();
  vi.doUnmock('./areas');
  vi.resetModules();
});

describe('the texts of a page', () => {
  it('come once, and only in the language that is spoken', async () => {
    const { archive, currentT, loadTexts } = await open();
    expect(currentT()('archive.sealed')).toBe('archive.sealed');
    await loadTexts('archive');
    await loadTexts('archive');
    expect(currentT()('archive.sealed')).not.toBe('archive.sealed');
    expect(archive['zh-CN']).toHaveBeenCalledTimes(1);
    expect(archive.en).not.toHaveBeenCalled();
  });

  it('come in English where that is spoken', async () => {
    const { archive, currentT, loadTexts, switchLocale } = await open();
    await switchLocale('en');
    expect(currentT()('common.save')).toBe('Save');
    await loadTexts('archive');
    expect(currentT()('nav.archive')).toMatch(/^Archive/);
    expect(currentT()('archive.sealed')).toMatch(/^[A-Z]/);
    expect(archive['zh-CN']).not.toHaveBeenCalled();
  });

  it('are there in the other language as soon as that is spoken', async () => {
    const { archive, currentLocale, currentT, loadTexts, switchLocale } = await open();
    await loadTexts('archive');
    const switched = switchLocale('en');
    expect(currentLocale()).toBe('zh-CN');
    // somebody goes on to another page in the meantime
    await loadTexts('elections');
    await switched;
    expect(currentT()('archive.sealed')).toMatch(/^[A-Z]/);
    expect(currentT()('electionTab.terms')).toBe('Terms');
    await switchLocale('zh-CN');
    await switchLocale('en');
    expect(archive.en).toHaveBeenCalledTimes(1);
  });

  it('are asked for again after they failed to come', async () => {
    const { archive, currentT, loadTexts } = await open();
    archive['zh-CN'].mockRejectedValueOnce(new TypeError('offline'));
    await expect(loadTexts('archive')).rejects.toThrow('offline');
    await loadTexts('archive');
    expect(currentT()('archive.sealed')).not.toBe('archive.sealed');
  });
});

describe('a word of the API', () => {
  it('is known once its texts are there, in the language of the one who asks', async () => {
    const { currentT, loadTexts, switchLocale, usualWord, word } = await open();
    const chinese = currentT();
    expect(word(chinese, 'electionTab', 'terms')).toBe('terms');
    await switchLocale('en');
    await loadTexts('elections');
    expect(word(currentT(), 'electionTab', 'terms')).toBe('Terms');
    expect(word(currentT(), 'post', 'of_tomorrow')).toBe('of_tomorrow');
    expect(usualWord('post.secretary')).toBe('书记');
  });
});
