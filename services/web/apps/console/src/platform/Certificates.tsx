import { dateTime } from '@zhibu/format';
import { Button } from 'antd';
import { useMemo } from 'react';
import { saveFile } from '../api/files';
import { useRows } from '../api/paging';
import { type Certificate, certificates } from '../api/portability';
import { useAction } from '../forms/useAction';
import { useI18n } from '../i18n';
import { Empty } from '../kit/Empty';
import { Page, Panel } from '../kit/Page';
import type { Column } from '../table/columns';
import { DataTable } from '../table/DataTable';

/** What was deleted, and when. */
export function Certificates() {
  const { t, locale } = useI18n();
  const rows = useRows(certificates());
  const { mutate } = useAction({
    run: (one: Certificate) =>
      saveFile(`/api/identity/operator/certificates/${one.id}`, `${one.slug}-deletion-certificate.json`),
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
        width: 200,
        render: (one) => (one.issued_at ? dateTime(one.issued_at, locale) : t('platformData.issuing')),
      },
      {
        key: 'deed',
        title: t('platform.deed'),
        quiet: true,
        width: 110,
        align: 'end',
        render: (one) =>
          one.issued_at && (
            <Button size="small" onClick={() => mutate(one)}>
              {t('platformData.save')}
            </Button>
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
    </Page>
  );
}
