import '@zhibu/tokens/tokens.css';
import '@zhibu/tokens/base.css';
import '@zhibu/tokens/pages.css';
import './form.css';
import './frame.css';
import { armLanguage, speakPreferred } from '@zhibu/i18n';
import { armElder } from '@zhibu/tokens';
import { at } from './dom';
import { armReveals } from './reveal';
import { paintFace } from './tenant';
import { locale, paintWords, t, use } from './words';

/** What every page does first: its language, its switches, the organisation's name and colour. */
async function frame(): Promise<void> {
  const words = { locale, use, paint: () => paintWords() };
  await speakPreferred(words);
  document.documentElement.dataset.ready = '';
  armElder(at('elder'), { normal: 'frame.elder', large: 'frame.standard' }, t);
  armLanguage(at('language'), words);
  armReveals();
  void paintFace();
}

/** Runs a page. Until it is ready no form is sent: the browser's own way of sending would leave the site's API. */
export function page(run: () => Promise<void>): void {
  document.addEventListener('submit', (event) => event.preventDefault());
  void frame().then(run);
}
