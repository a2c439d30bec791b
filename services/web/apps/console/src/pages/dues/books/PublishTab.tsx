import { useQuery } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { date, month as monthText } from '@zhibu/format';
import { useState } from 'react';
import { type Books, publicationPreview, publications } from '../../../api/books';
import { api } from '../../../api/client';
import { D } from '../../../api/dues';
import { useRows } from '../../../api/paging';
import { DrawerForm } from '../../../forms/DrawerForm';
import { TextField } from '../../../forms/fields';
import { tidy } from '../../../forms/patch';
import { useAction } from '../../../forms/useAction';
import { useKeyHeader } from '../../../forms/useKey';
import { useI18n } from '../../../i18n';
import { Action } from '../../../kit/Action';
import { PdfButton } from '../../../kit/PdfButton';
import { Failed } from '../../../layouts/states';
import { thisMonth } from '../months';
import { useOpening } from '../useOpening';
import { YearFigures } from './YearFigures';
import { YearStep } from './YearStep';

interface PublishDrawerProps {
  open: boolean;
  unit: string;
  year: number;
  onClose: () => void;
}

function PublishDrawer({ open, unit, year, onClose }: PublishDrawerProps) {
  const { t } = useI18n();
  const key = useKeyHeader(open);
  const publish = useAction({
    run: ({ note }: { note: string }) =>
      call(
        api.POST('/api/records/dues/units/{id}/publications', {
          params: { path: { id: unit } },
          body: { year, note: tidy(note) as string | null },
          ...key,
        }),
      ),
    stale: [D],
    done: t('publish.done'),
    onDone: onClose,
    inForm: true,
  });
  return (
    <DrawerForm<{ note: string }>
      open={open}
      title={t('publish.doTitle', { year: String(year) })}
      onClose={onClose}
      initial={{ note: '' }}
      onSubmit={(values) => publish.mutate(values)}
      submitError={publish.error}
      loading={publish.isPending}
      submitLabel={t('publish.do')}
    >
      <p className="drawer-text">{t('publish.lead')}</p>
      <TextField name="note" label={t('publish.note')} max={500} rows={4} help={t('publish.noteHelp')} />
    </DrawerForm>
  );
}

/** What was shown, word for word. */
function Shown({ unit }: { unit: string }) {
  const { t, locale } = useI18n();
  const rows = useRows(publications(unit));
  return (
    <>
      <h2 className="dues-part books-list">{t('publish.list')}</h2>
      {!rows.loading && rows.rows.length === 0 && <p className="books-text quiet">{t('publish.none')}</p>}
      <ul className="dues-entries books-text">
        {rows.rows.map((one) => (
          <li key={one.id} className="dues-entry">
            <details>
              <summary>
                <strong>{t('publish.title', { year: String(one.year) })}</strong>{' '}
                <span className="quiet">{t('publish.on', { day: date(one.published_on, locale) })}</span>
              </summary>
              <YearFigures figures={one.published.figures} used={one.published.used} />
              {one.note && <p>{one.note}</p>}
              <PdfButton
                path={`/api/records/dues/publications/${one.id}/publication.pdf`}
                name={t('publish.title', { year: String(one.year) })}
                small
              />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PublishTabProps {
  books: Books;
  year: number;
  onYear: (year: number) => void;
}

/** The figures of a year, and showing them to the members once all months are closed. */
export function PublishTab({ books, year, onYear }: PublishTabProps) {
  const { t, locale } = useI18n();
  const unit = books.unit_id;
  const { data, error, refetch } = useQuery(publicationPreview(unit, year));
  const [publishing, setPublishing] = useState(false);
  const opened = useOpening(publishing);
  const blocked = data?.publication_id
    ? t('publish.already')
    : data?.open_month
      ? t('publish.open', { month: monthText(`${data.open_month}-01`, locale) })
      : undefined;
  return (
    <>
      <div className="dues-head">
        <h2 className="dues-part">{t('publish.title', { year: String(year) })}</h2>
        <span className="row-actions">
          <YearStep year={year} last={Number(thisMonth().slice(0, 4))} onChange={onYear} />
          <Action type="primary" needs="dues.record" blocked={blocked} onClick={() => setPublishing(true)}>
            {t('publish.do')}
          </Action>
        </span>
      </div>
      <p className="books-text quiet">{blocked ?? t('publish.lead')}</p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data && <YearFigures figures={data.published.figures} used={data.published.used} />}
      <Shown unit={unit} />
      <PublishDrawer key={opened} open={publishing} unit={unit} year={year} onClose={() => setPublishing(false)} />
    </>
  );
}
