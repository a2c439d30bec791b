import { ask } from '@zhibu/api/http';
import { seek } from './dom';
import { subscribe, t } from './words';

interface Told {
  id: string;
  severity: 'info' | 'warning' | 'urgent';
  title: string;
  text: string;
}

const KEY = 'zhibu.told';
const LOOKS = { info: 'ok', warning: 'warn', urgent: 'bad' } as const;

function gone(): string[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
}

/** Remembered in this browser: nobody is logged in yet. */
function dismiss(id: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...gone(), id].slice(-50)));
  } catch {
    // then it is shown again
  }
}

function shown({ id, severity, title, text }: Told): HTMLElement {
  const box = document.createElement('div');
  box.className = `alert ${LOOKS[severity]} told`;
  const head = document.createElement('strong');
  head.textContent = title;
  const body = document.createElement('p');
  body.textContent = text;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = t('told.dismiss');
  button.setAttribute('aria-label', `${t('told.dismiss')}：${title}`);
  button.addEventListener('click', () => {
    dismiss(id);
    box.remove();
  });
  box.append(head, body, button);
  return box;
}

/** What the platform has to say before log-in. Where it cannot be had, the page goes on without it. */
export async function showAnnouncements(): Promise<void> {
  const place = seek('told');
  if (!place) return;
  const paint = async () => {
    const all = await ask<Told[]>('GET', '/api/identity/announcements').catch(() => []);
    const hidden = gone();
    place.replaceChildren(...all.filter(({ id }) => !hidden.includes(id)).map(shown));
  };
  await paint();
  subscribe(() => void paint());
}
