import { DeleteOutlined, DownloadOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { date } from '@zhibu/format';
import { Drawer } from 'antd';
import { useState } from 'react';
import { type Document, type DocumentDetail, type DocumentVersion, document, documentKinds } from '../../api/documents';
import { saveContent } from '../../api/saving';
import { useLook } from '../../app/preferences';
import { useAction } from '../../forms/useAction';
import { useI18n, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Notice } from '../../kit/Notice';
import { Sign } from '../../kit/Sign';
import { Failed } from '../../layouts/states';
import { acceptedFor, acceptsText } from './accepts';
import { mayRead } from './columns';
import { DropZone } from './DropZone';
import { DeleteDrawer, DescribeDrawer } from './drawers';
import { HoldSwitch } from './HoldSwitch';
import { sizeText } from './size';
import { Uploads } from './Uploads';
import { useUploads } from './useUploads';

function Facts({ of }: { of: DocumentDetail }) {
  const { t, locale } = useI18n();
  const facts: [string, string | null | undefined][] = [
    [t('document.kind'), word(t, 'documentKind', of.kind)],
    [t('document.about'), of.member_name ?? of.unit_name],
    [t('document.note'), of.note],
    [
      t('document.retainUntil'),
      of.kept_for_good ? t('document.forGood') : of.retain_until && date(of.retain_until, locale),
    ],
    [t('document.heldReason'), of.held_reason],
    ['SHA-256', of.content.sha256],
  ];
  return (
    <dl className="document-facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Versions({ of, busy }: { of: DocumentDetail; busy: boolean }) {
  const { t, locale } = useI18n();
  const save = useAction({
    run: (version: DocumentVersion) => saveContent({ of, version }, busy),
  });
  const blocked = mayRead(of) ? undefined : t('document.mayNotRead');
  return (
    <ul className="versions">
      {of.versions.map((version) => (
        <li key={version.id}>
          <div>
            <strong>{t('document.versionNumber', { n: version.number })}</strong> {version.file_name}
            <p className="quiet">
              {version.stored_at && date(version.stored_at, locale)} · {sizeText(version.size, locale)}{' '}
              {version.fault && <Sign tone="bad">{t(`document.fault.${version.fault}`)}</Sign>}
            </p>
          </div>
          <Action
            takes
            size="small"
            blocked={blocked}
            icon={<DownloadOutlined aria-hidden />}
            aria-label={t('document.saveNamed', { name: version.file_name })}
            onClick={() => save.mutate(version)}
          >
            {t('document.save')}
          </Action>
        </li>
      ))}
    </ul>
  );
}

function NewVersion({ of }: { of: DocumentDetail }) {
  const { t, locale } = useI18n();
  const { data } = useQuery(documentKinds());
  const uploads = useUploads();
  if (!data || !of.actions.includes('update')) return null;
  const target = { document: of };
  return (
    <section>
      <h3>{t('document.newVersion')}</h3>
      <DropZone
        single
        accept={acceptedFor(target, data).content_types}
        hint={acceptsText(t, locale, target, data)}
        onFiles={(files) => uploads.add(files, target)}
      />
      <Uploads going={uploads.going} onCancel={uploads.cancel} onRetry={uploads.retry} />
    </section>
  );
}

interface BodyProps {
  of: DocumentDetail;
  busy: boolean;
  onDelete: () => void;
  onEdit: () => void;
}

function Body({ of, busy, onDelete, onEdit }: BodyProps) {
  const { t } = useI18n();
  const may = (action: DocumentDetail['actions'][number]) =>
    of.actions.includes(action) ? undefined : t('unit.outOfReach');
  return (
    <div className="document-body">
      {of.content.fault && (
        <Notice tone="bad" title={t(`document.fault.${of.content.fault}`)}>
          {t('document.faultWhat')}
        </Notice>
      )}
      <Facts of={of} />
      <div className="row-actions">
        <Action blocked={may('update')} icon={<EditOutlined aria-hidden />} onClick={onEdit}>
          {t('document.rename')}
        </Action>
        <Action danger blocked={may('delete')} icon={<DeleteOutlined aria-hidden />} onClick={onDelete}>
          {t('document.delete')}
        </Action>
      </div>
      <HoldSwitch of={of} />
      <section>
        <h3>{t('document.versions')}</h3>
        <Versions of={of} busy={busy} />
      </section>
      <NewVersion of={of} />
    </div>
  );
}

interface DocumentDrawerProps {
  of: Document | undefined;
  /** Whether files are on their way from the page below. */
  busy?: boolean;
  onClose: () => void;
}

/** One document with everything that can be done to it. */
export function DocumentDrawer({ of, busy = false, onClose }: DocumentDrawerProps) {
  const { t } = useI18n();
  const { narrow } = useLook();
  const query = useQuery({ ...document(of?.id ?? ''), enabled: of !== undefined });
  const [act, setAct] = useState<'edit' | 'delete'>();
  return (
    <Drawer
      open={of !== undefined}
      onClose={onClose}
      title={query.data?.title ?? of?.title}
      size={narrow ? '100%' : 560}
    >
      {query.data && (
        <Body of={query.data} busy={busy} onEdit={() => setAct('edit')} onDelete={() => setAct('delete')} />
      )}
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <p role="status">{t('common.loading')}</p>}
      {query.data && (
        <>
          <DescribeDrawer open={act === 'edit'} of={query.data} onClose={() => setAct(undefined)} />
          <DeleteDrawer
            open={act === 'delete'}
            of={query.data}
            onClose={() => setAct(undefined)}
            onDone={() => {
              setAct(undefined);
              onClose();
            }}
          />
        </>
      )}
    </Drawer>
  );
}
