import { ask } from '@zhibu/api/http';
import { at, say } from '../dom';
import { words } from '../form';
import { page } from '../frame';
import type { Terms } from '../watch-address';
import { subscribe, t } from '../words';

function chapter({ title, paragraphs }: Terms['chapters'][number]): HTMLElement {
  const section = document.createElement('section');
  section.append(Object.assign(document.createElement('h2'), { textContent: title }));
  for (const text of paragraphs) section.append(Object.assign(document.createElement('p'), { textContent: text }));
  return section;
}

/** The agreements come in the language of the page, and again in the other when it changes. */
async function show(): Promise<void> {
  try {
    const { version, chapters } = await ask<Terms>('GET', '/api/identity/signups/terms');
    at('version').textContent = t('terms.version', { version });
    at('chapters').replaceChildren(...chapters.map(chapter));
    say(at('problem'), undefined);
  } catch (error) {
    say(at('problem'), words(error));
  } finally {
    at('loading').hidden = true;
  }
}

page(async () => {
  subscribe(() => void show());
  await show();
});
