import { ask } from '@zhibu/api/http';
import { Problem } from '@zhibu/api/problem';
import { isOwn, settle } from '../application';
import { at, say, shown, swap } from '../dom';
import { words } from '../form';
import { page } from '../frame';
import { type Status, stations } from '../stations';
import { locale, subscribe, t } from '../words';

/** The secret of the mailed link stands behind the `#`, which browsers send to nobody. */
const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? '';

const NEWS = {
  unverified: 'status.news_waiting',
  waiting: 'status.news_waiting',
  approving: 'status.news_approving',
  approved: 'status.news_approved',
  refused: 'status.news_refused',
} as const;

function paintStations(status: Status): void {
  at('stations').replaceChildren(
    ...stations(status).map(({ key, at: instant, stage }) => {
      const item = document.createElement('li');
      item.className = stage;
      if (stage === 'now') item.setAttribute('aria-current', 'step');
      const name = Object.assign(document.createElement('strong'), { textContent: t(key) });
      const state = Object.assign(document.createElement('span'), {
        className: 'sr',
        textContent: t(`status.${stage}`),
      });
      item.append(name, ' ', state);
      if (instant)
        item.append(Object.assign(document.createElement('small'), { textContent: shown(instant, locale()) }));
      return item;
    }),
  );
}

function paint(status: Status): void {
  at('organisation').textContent = t('status.organisation', { name: status.name, url: status.url });
  const news = at('news');
  news.className = `alert ${status.state === 'refused' ? 'bad' : status.state === 'approved' ? 'ok' : 'info'}`;
  const params = { mail: status.contact_email_masked, reason: status.reason ?? '' };
  const text = (t as (key: string, params: object) => string)(NEWS[status.state], params);
  // a live region is read out again only when it says something new
  if (news.textContent !== text) news.textContent = text;
  paintStations(status);
  at<HTMLAnchorElement>('open').href = `${status.url}/login/`;
  at('enter').hidden = status.state !== 'approved';
  at('reapply').hidden = status.state !== 'refused';
  at<HTMLAnchorElement>('apply').href = isOwn(status.url) ? '/signup/#again' : '/signup/';
}

const SETTLED = new Set(['approved', 'refused']);
const pause = (status: Status): number => (status.state === 'approving' ? 1500 : 8000);

/** Asks again as long as something may still happen; a page nobody looks at waits. */
function follow(first: Status): void {
  let status = first;
  const again = async () => {
    if (!document.hidden) {
      try {
        status = await ask<Status>('POST', '/api/identity/signups/status', { token });
        paint(status);
      } catch (error) {
        // what cannot be reached now may be later; what is gone is gone
        if (error instanceof Problem && (error.status === 404 || error.status === 410)) return location.reload();
      }
    }
    if (!SETTLED.has(status.state)) setTimeout(() => void again(), pause(status));
  };
  if (!SETTLED.has(status.state)) setTimeout(() => void again(), pause(status));
  subscribe(() => paint(status));
}

page(async () => {
  // another letter of the same browser: only the part behind the # differs
  window.addEventListener('hashchange', () => location.reload());
  try {
    const status = await ask<Status>('POST', '/api/identity/signups/verify', { token });
    if (isOwn(status.url)) settle();
    paint(status);
    at('loading').hidden = true;
    swap(at('bad'), at('good'));
    follow(status);
  } catch (error) {
    say(at('bad-detail'), words(error));
    at('loading').hidden = true;
    swap(at('good'), at('bad'));
  }
});
