import '@zhibu/tokens/tokens.css';
import '@zhibu/tokens/base.css';
import './frame.css';
import './form.css';
import { preferredLocale, rememberLocale } from '@zhibu/i18n';
import { setSize, size } from '@zhibu/tokens';
import { at } from './dom';
import { locale, paintWords, t, use } from './words';

function armElder(): void {
  const button = at('elder');
  const paint = () => {
    const large = size() !== 'normal';
    button.setAttribute('aria-pressed', String(large));
    button.dataset.t = large ? 'frame.standard' : 'frame.elder';
    button.textContent = t(large ? 'frame.standard' : 'frame.elder');
  };
  button.addEventListener('click', () => {
    setSize(size() === 'normal' ? 'large' : 'normal');
    paint();
  });
  paint();
}

function armLanguage(): void {
  const button = at('language');
  const mark = () => {
    button.lang = locale() === 'en' ? 'zh-CN' : 'en';
  };
  button.addEventListener('click', async () => {
    const next = locale() === 'en' ? 'zh-CN' : 'en';
    rememberLocale(next);
    await use(next).catch(() => undefined);
    paintWords();
    mark();
  });
  mark();
}

async function frame(): Promise<void> {
  if (preferredLocale() === 'en') {
    // without the second catalogue the page stays readable in Chinese
    await use('en')
      .then(() => paintWords())
      .catch(() => rememberLocale('zh-CN'));
  }
  document.documentElement.dataset.ready = '';
  armElder();
  armLanguage();
}

/** Runs a page. Until it is ready no form is sent: the browser's own way of sending would leave the site's API. */
export function page(run: () => void | Promise<void>): void {
  document.addEventListener('submit', (event) => event.preventDefault());
  void frame().then(run);
}
