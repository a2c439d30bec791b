import { DownloadOutlined, EyeOutlined, LockOutlined } from '@ant-design/icons';
import { date } from '@zhibu/format';
import type { Locale } from '@zhibu/i18n';
import { Button } from 'antd';
import type { Document } from '../../api/documents';
import { type T, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Sign } from '../../kit/Sign';
import type { Column } from '../../table/columns';
import { sizeText } from './size';

interface DocumentColumns {
  t: T;
  locale: Locale;
  onOpen: (document: Document) => void;
  onShow: (document: Document) => void;
  onSave: (document: Document) => void;
}

/** What a browser shows by itself. */
export const isShown = (type: string): boolean => type.startsWith('image/') || type === 'application/pdf';

export const mayRead = (document: Document): boolean =>
  document.class === 'content' || document.actions.includes('reveal');

function Title({ of, t, onOpen }: { of: Document; t: T; onOpen: () => void }) {
  return (
    <span className="document-title">
      <Button type="link" className="inline-link" onClick={onOpen}>
        {of.title}
      </Button>
      {of.class === 'confidential' && <LockOutlined aria-label={t('document.confidential')} />}
      {of.held_reason && <Sign tone="info">{t('document.held')}</Sign>}
      {of.content.fault && <Sign tone="bad">{t(`document.fault.${of.content.fault}`)}</Sign>}
    </span>
  );
}

export function documentColumns({ t, locale, onOpen, onShow, onSave }: DocumentColumns): Column<Document>[] {
  const blocked = (document: Document) => (mayRead(document) ? undefined : t('document.mayNotRead'));
  return [
    {
      key: 'title',
      title: t('document.title'),
      width: 240,
      grow: true,
      pinned: true,
      render: (document) => <Title of={document} t={t} onOpen={() => onOpen(document)} />,
    },
    {
      key: 'kind',
      title: t('document.kind'),
      width: 150,
      render: (document) => word(t, 'documentKind', document.kind),
    },
    {
      key: 'size',
      title: t('document.size'),
      width: 100,
      align: 'end',
      render: (document) => <span className="number">{sizeText(document.content.size, locale)}</span>,
    },
    {
      key: 'date',
      title: t('document.date'),
      width: 160,
      render: (document) => (
        <span className="number">{date(document.content.stored_at ?? document.created_at, locale)}</span>
      ),
    },
    {
      key: 'version',
      title: t('document.version'),
      width: 80,
      render: (document) => t('document.versionNumber', { n: document.content.number }),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      quiet: true,
      width: 190,
      align: 'end',
      render: (document) => (
        <span className="row-actions">
          {isShown(document.content.content_type) && (
            <Action
              takes
              size="small"
              blocked={blocked(document)}
              icon={<EyeOutlined aria-hidden />}
              aria-label={t('document.showNamed', { name: document.title })}
              onClick={() => onShow(document)}
            >
              {t('document.show')}
            </Action>
          )}
          <Action
            takes
            size="small"
            blocked={blocked(document)}
            icon={<DownloadOutlined aria-hidden />}
            aria-label={t('document.saveNamed', { name: document.title })}
            onClick={() => onSave(document)}
          >
            {t('document.save')}
          </Action>
        </span>
      ),
    },
  ];
}
