import type { PrivacyNotice } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { isProblem } from '@zhibu/api/problem';
import { date } from '@zhibu/format';
import { noticeBlocks } from '@zhibu/i18n';
import { at } from '../dom';
import { page } from '../frame';
import { locale, more, subscribe } from '../words';

/** Only this page says it, so the others do not carry it. */
const say = more(
  {
    version: '第 {n} 版，{date}发布',
    none: '本单位还没有发布隐私告知。如有疑问，请联系本单位管理员。',
    failed: '没有载入成功，请检查网络后刷新页面。',
  },
  {
    version: 'Version {n}, published on {date}',
    none: 'The organisation has not published a privacy notice yet. Ask its administrator if you have a question.',
    failed: 'It could not be loaded. Check the network and reload the page.',
  },
);

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function draw(text: string): HTMLElement[] {
  return noticeBlocks(text).map((block) => {
    if (block.kind !== 'list') return element(block.kind === 'heading' ? 'h2' : 'p', block.text);
    const list = document.createElement('ul');
    list.append(...block.items.map((item) => element('li', item)));
    return list;
  });
}

function paint(notice: PrivacyNotice | undefined, missing: boolean): void {
  const lead = at('lead');
  delete lead.dataset.t;
  if (!notice) {
    lead.textContent = say(missing ? 'none' : 'failed');
    return;
  }
  const day = date(notice.published_at, locale());
  lead.textContent = say('version', { n: notice.number ?? 0, date: day });
  // an organisation that wrote in one language is read in that one
  const english = locale() === 'en' && notice.text_en.trim() !== '';
  const article = at('notice');
  article.lang = english ? 'en' : 'zh-CN';
  article.replaceChildren(...draw(english ? notice.text_en : notice.text_zh));
}

page(async () => {
  let notice: PrivacyNotice | undefined;
  let missing = false;
  try {
    notice = await ask<PrivacyNotice>('GET', '/api/identity/privacy/notice');
  } catch (error) {
    missing = isProblem(error) && error.status === 404;
  }
  const now = () => paint(notice, missing);
  now();
  subscribe(now);
});
