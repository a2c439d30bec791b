// Runs before the first paint, as a file of its own because the content policy allows no inline script: the chosen
// language, text size and theme are on <html> before anything is drawn, and no press on a form is lost.
(() => {
  const root = document.documentElement;
  const get = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const locale = get('zhibu.locale');
  const wish = (navigator.languages || []).find((tag) => /^(zh|en)/i.test(tag));
  root.lang = locale === 'en' || (locale !== 'zh-CN' && wish && /^en/i.test(wish)) ? 'en' : 'zh-CN';
  root.dataset.size = get('zhibu.size') || 'normal';
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const theme = () => {
    const chosen = get('zhibu.theme');
    root.dataset.theme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
  };
  theme();
  // A change of the system's theme is followed while the page is open. Old browsers only know addListener.
  if (dark.addEventListener) dark.addEventListener('change', theme);
  else dark.addListener(theme);
  // A form that stands in the page can be sent before its script is there; the press waits on it (`early.ts`).
  addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (form.dataset.early === undefined) return;
      event.preventDefault();
      form.dataset.early = 'pressed';
      event.submitter?.setAttribute('aria-busy', 'true');
    },
    true,
  );
  const brand = get('zhibu.brand');
  if (brand && /^#[0-9a-f]{6}$/i.test(brand)) root.style.setProperty('--brand', brand);
})();
