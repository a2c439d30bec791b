import { noticeBlocks } from '@zhibu/i18n';
import './privacy.css';

/** A notice as people read it. */
export function NoticeText({ text, lang }: { text: string; lang: string }) {
  return (
    <div className="notice-text" lang={lang}>
      {noticeBlocks(text).map((block, at) => {
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
