import { date, dateTime } from '@zhibu/format';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { saveFile } from '../api/files';
import { useRows } from '../api/paging';
import { type Certificate, certificates, lastExportTicket } from '../api/portability';
import { useAction } from '../forms/useAction';
import { useI18n } from '../i18n';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';
import { CertificateDrawer } from './CertificateDrawer';
import { Deed } from './Deed';
import { HowToVerify } from './HowToVerify';
import { ReasonDrawer } from './ReasonDrawer';

/** What was deleted, and when. */
export function Certificates() {
  const { t, locale } = useI18n();
  const rows = useRows(certificates());
  const { mutate } = useAction({
    run: (one: Certificate) =>
      saveFile(`/api/identity/operator/certificates/${one.id}`, `${one.slug}-deletion-certificate.json`),
  });
  const [read, readOne] = useState<Certificate>();
  const [wanted, want] = useState<Certificate>();
  const fetching = useAction({
    run: (reason: string) => lastExportTicket(wanted?.id ?? '', reason),
    done: t('platformData.lastExportComes'),
    onDone: ({ url }) => {
      location.assign(url);
      want(undefined);
    },
    inForm: true,
  });
  const columns = useMemo(
    (): Column<Certificate>[] => [
      {
        key: 'name',
        title: t('platform.organisation'),
        width: 240,
        pinned: true,
        grow: true,
        render: (one) => one.name,
      },
      { key: 'slug', title: t('platform.slug'), width: 160, render: (one) => <span className="code">{one.slug}</span> },
      {
        key: 'issued',
        title: t('platformData.issued'),
        width: 210,
        render: (one) => (one.issued_at ? dateTime(one.issued_at, locale) : t('platformData.issuing')),
      },
      {
        key: 'last',
        title: t('platformData.lastExport'),
        width: 260,
        render: (one) =>
          one.last_export_until ? (
            <>
              <Deed act="govern" size="small" onClick={() => want(one)}>
                {t('platformData.lastExportFetch')}
              </Deed>{' '}
              <span className="quiet">
                {t('platformData.lastExportUntil', { day: date(one.last_export_until, locale) })}
              </span>
            </>
          ) : (
            '—'
          ),
      },
      {
        key: 'deed',
        title: t('platform.deed'),
        quiet: true,
        width: 170,
        align: 'end',
        render: (one) =>
          one.issued_at && (
            <div className="deeds">
              <Button
                size="small"
                onClick={() => readOne(one)}
                aria-label={t('platformData.certificateOf', { name: one.name })}
              >
                {t('platformData.read')}
              </Button>
              <Button
                size="small"
                onClick={() => mutate(one)}
                aria-label={t('platformData.saveOf', { name: one.name })}
              >
                {t('platformData.save')}
              </Button>
            </div>
          ),
      },
    ],
    [t, locale, mutate],
  );
  return (
    <Page title={t('platformData.certificates')} lead={t('platformData.certificatesLead')}>
      <Panel flush>
        <DataTable
          label={t('platformData.certificates')}
          rows={rows}
          columns={columns}
          rowKey={(one) => one.id}
          empty={<Empty title={t('platformData.noCertificate')} />}
        />
      </Panel>
      <HowToVerify />
      <CertificateDrawer of={read} onClose={() => readOne(undefined)} />
      <ReasonDrawer
        open={wanted !== undefined}
        title={t('platformData.lastExportOf', { name: wanted?.name ?? '' })}
        what={t('platformData.lastExportWhat')}
        reasonLabel={t('platformData.lastExportReason')}
        reasonHelp={t('platformData.lastExportHelp')}
        submit={t('platformData.lastExportFetch')}
        error={fetching.error}
        loading={fetching.isPending}
        onClose={() => want(undefined)}
        onSubmit={(reason) => fetching.mutate(reason)}
      />
    </Page>
  );
}
