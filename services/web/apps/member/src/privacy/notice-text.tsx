import type { PrivacyNotice } from '@zhibu/api';
import { noticeBlocks } from '@zhibu/i18n';
import { locale } from '../words';

/** The organisation's text in the reader's language; one that was written in Chinese alone is read in Chinese. */
export function NoticeText({ notice }: { notice: PrivacyNotice }) {
  const english = locale() === 'en' && notice.text_en.trim() !== '';
  const blocks = noticeBlocks(english ? notice.text_en : notice.text_zh);
  return (
    <div className="notice-text" lang={english ? 'en' : 'zh-CN'}>
      {blocks.map((block, at) => {
        const key = `${at}`;
        if (block.kind === 'list') {
          return (
            <ul key={key}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          );
        }
        return block.kind === 'heading' ? <h3 key={key}>{block.text}</h3> : <p key={key}>{block.text}</p>;
      })}
    </div>
  );
}
