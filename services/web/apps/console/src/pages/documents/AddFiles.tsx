import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { type DocumentKind, type DocumentKinds, documentKinds, type Subject } from '../../api/documents';
import { type T, useI18n, word } from '../../i18n';
import { Panel } from '../../kit/Page';
import { acceptedFor, acceptsText } from './accepts';
import { DropZone } from './DropZone';
import { Uploads } from './Uploads';
import type { useUploads } from './useUploads';

interface AddFilesProps {
  to: Subject;
  uploads: ReturnType<typeof useUploads>;
}

function keptText(t: T, { keep_years: years }: DocumentKinds['kinds'][number]): string[] {
  if (years === null) return [t('document.keptForGood')];
  return years > 0 ? [t('document.keptYears', { years })] : [];
}

/** First what the file is, then the file: the kind decides who sees it and how long it is kept. */
export function AddFiles({ to, uploads }: AddFilesProps) {
  const { t, locale } = useI18n();
  const id = useId();
  const { data } = useQuery(documentKinds());
  const [kind, setKind] = useState<DocumentKind>();
  const subject = 'member' in to ? 'member' : 'unit';
  const kinds = (data?.kinds ?? []).filter((one) => one.of.includes(subject));
  const chosen = kinds.find((one) => one.kind === kind);
  const target = chosen && { to, kind: chosen.kind };
  const facts = chosen && [
    t(chosen.class === 'content' ? 'document.isContent' : 'document.isConfidential'),
    ...(subject === 'member' ? [t(chosen.member_sees ? 'document.memberSees' : 'document.memberSeesNot')] : []),
    ...keptText(t, chosen),
  ];
  return (
    <Panel title={t('document.add')}>
      <div className="add-files">
        <div className="add-kind">
          <label htmlFor={id}>{t('document.kind')}</label>
          <Select<DocumentKind>
            id={id}
            placeholder={t('document.chooseKind')}
            virtual={false}
            {...(kind && { value: kind })}
            onChange={setKind}
            options={kinds.map((one) => ({ value: one.kind, label: word(t, 'documentKind', one.kind) }))}
          />
          {facts && <p className="quiet">{facts.join(t('document.comma'))}</p>}
        </div>
        {target && data ? (
          <DropZone
            accept={acceptedFor(target, data).content_types}
            hint={acceptsText(t, locale, target, data)}
            onFiles={(files) => uploads.add(files, target)}
          />
        ) : (
          <p className="file-drop closed quiet">{t('document.kindFirst')}</p>
        )}
      </div>
      <Uploads going={uploads.going} onCancel={uploads.cancel} onRetry={uploads.retry} />
    </Panel>
  );
}
