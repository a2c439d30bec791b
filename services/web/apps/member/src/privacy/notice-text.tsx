import type { PrivacyNotice } from '@zhibu/api';
import { noticeBlocks } from '@zhibu/i18n';
import { locale } from '../words';

interface Props {
  notice: PrivacyNotice;
  /** By default the language of the reader. */
  english?: boolean;
}

/** The organisation's text; one that was written in Chinese alone is read in Chinese. */
export function NoticeText({ notice, english: wished = locale() === 'en' }: Props) {
  const english = wished && notice.text_en.trim() !== '';
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
