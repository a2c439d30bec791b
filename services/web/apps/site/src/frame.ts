import '@zhibu/tokens/tokens.css';
import '@zhibu/tokens/base.css';
import '@zhibu/tokens/pages.css';
import './frame.css';
import './form.css';
import { armLanguage, speakPreferred } from '@zhibu/i18n';
import { armElder } from '@zhibu/tokens';
import { at } from './dom';
import { locale, paintWords, t, use } from './words';

async function frame(): Promise<void> {
  const words = { locale, use, paint: () => paintWords() };
  await speakPreferred(words);
  document.documentElement.dataset.ready = '';
  armElder(at('elder'), { normal: 'frame.elder', large: 'frame.standard' }, t);
  armLanguage(at('language'), words);
}

/** Runs a page. Until it is ready no form is sent: the browser's own way of sending would leave the site's API. */
export function page(run: () => void | Promise<void>): void {
  document.addEventListener('submit', (event) => event.preventDefault());
  void frame().then(run);
}
