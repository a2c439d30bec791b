import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { date, dateTime, fen, month } from '@zhibu/format';
import type { ReactNode } from 'react';
import { A, type Handover, handover, sign } from '../../api/archive';
import { queryClient } from '../../api/client';
import { usePrefetched } from '../../api/prefetched';
import { usePractises } from '../../app/practice';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n, word } from '../../i18n';
import { Action, useMay } from '../../kit/Action';
import { Facts } from '../../kit/Facts';
import { Notice } from '../../kit/Notice';
import { Page as Frame, Panel } from '../../kit/Page';
import { PaperLink } from '../../kit/PaperLink';
import { Sign } from '../../kit/Sign';
import { pb } from '../../paths';
import { Go } from '../../router/go';
import type { PageModule } from '../../router/page';
import './archive.css';

interface Args {
  params: { handoverId: string };
}

export const loader = ({ params }: Args) => queryClient.ensureQueryData(handover(params.handoverId));

export const crumbs = (t: Parameters<PageModule['crumbs']>[0], { params }: Args) => {
  const of = queryClient.getQueryData<Handover>(handover(params.handoverId).queryKey);
  return [{ label: t('nav.archive'), to: pb.archive(of ? { unit: of.unit_id } : {}) }, { label: t('handover.title') }];
};

/** Lines of the package; one that has a page leads there. */
function List({ title, items }: { title: string; items: readonly ReactNode[] }) {
  const { t } = useI18n();
  return (
    <Panel title={title}>
      {items.length === 0 ? (
        <p className="quiet">{t('handover.nothing')}</p>
      ) : (
        <ul className="archive-list">
          {items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is handed over is a fixed list
            <li key={at}>{item}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The last files of the unit, each to be opened; all of them are with the unit. */
function Papers({ of }: { of: Handover }) {
  const { t, locale } = useI18n();
  const { allowed } = useMay('documents.view');
  if (!allowed) return null;
  return (
    <Panel
      title={t('handover.papers')}
      extra={<Go to={pb.unit(of.unit_id, { tab: 'files' })}>{t('handover.allPapers')}</Go>}
    >
      {of.papers.length === 0 ? (
        <p className="quiet">{t('handover.nothing')}</p>
      ) : (
        <ul className="archive-list">
          {of.papers.map((one) => (
            <li key={one.document_id}>
              {date(one.on, locale)} <PaperLink of={one.document_id}>{one.title}</PaperLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Content({ of }: { of: Handover }) {
  const { t, locale } = useI18n();
  const { content } = of;
  const practises = usePractises();
  const { allowed: opensYears } = useMay('archive.view');
  const { books } = content;
  const todo = (one: Handover['content']['todos'][number]) =>
    [
      t(`urgency.${one.urgency}`),
      t(`handoverTodo.${one.matter}`) + (one.count > 1 ? ` × ${one.count}` : ''),
      word(t, 'meetingKind', one.kind),
      one.subject,
      date(one.on, locale),
    ]
      .filter(Boolean)
      .join(' · ');
  const unfinished = [
    ...content.collections.map((title) => `${t('nav.collections')} · ${title}`),
    ...content.development.map((name) => `${t('nav.development')} · ${name}`),
    ...content.transfers.map((name) => `${t('nav.transfers')} · ${name}`),
  ];
  return (
    <>
      <List title={t('handover.todos')} items={content.todos.map(todo)} />
      {practises('dues') && (
        <Panel title={t('handover.books')}>
          <Facts
            facts={[
              { label: t('handover.cash'), value: fen(books.cash, locale) },
              { label: t('handover.bank'), value: fen(books.bank, locale) },
              { label: t('handover.settled'), value: books.settled_to && month(`${books.settled_to}-01`, locale) },
            ]}
          />
        </Panel>
      )}
      <List title={t('handover.unfinished')} items={unfinished} />
      <List
        title={t('handover.archive')}
        items={content.archive.map((one) => {
          const line = [
            t('archive.year', { year: one.year }),
            t('archive.entries', { n: one.entries }),
            t(one.sealed ? 'archive.sealed' : 'archive.notSealed'),
          ].join(' · ');
          return opensYears ? (
            <Go key={one.year} to={pb.archiveYear(of.unit_id, String(one.year))}>
              {line}
            </Go>
          ) : (
            line
          );
        })}
      />
      <Papers of={of} />
      <List
        title={t('handover.posts')}
        items={content.posts.map(
          (one) => `${word(t, 'post', one.post)} · ${date(one.started_on, locale)} – ${date(one.ended_on, locale)}`,
        )}
      />
    </>
  );
}

/** The signature that comes next; what is signed does not change any more, so it is asked for first. */
function Signing({ of, name }: { of: Handover; name: string }) {
  const { t } = useI18n();
  const confirm = useConfirm();
  const signing = useAction({ run: () => sign(of), stale: [A], done: t('handover.signed') });
  const ok = t(of.on_behalf ? 'handover.signFor' : 'handover.sign', { name });
  const ask = () =>
    confirm({
      title: t(of.state === 'open' ? 'handover.askFrom' : 'handover.askTo'),
      effects: [t('handover.askEffect')],
      ok,
      run: () => signing.mutateAsync(),
    });
  return (
    <Action type="primary" loading={signing.isPending} onClick={ask}>
      {ok}
    </Action>
  );
}

/** What one secretary hands to the next, on one page to print, signed by both. */
export function Page() {
  const { t, locale } = useI18n();
  const { handoverId } = useParams({ strict: false }) as Args['params'];
  const of = usePrefetched(handover(handoverId));
  const name = (member: string) => (member === of.from_member_id ? of.from_name : of.to_name);
  return (
    <Frame
      title={t('handover.titleOf', { unit: of.unit_name })}
      lead={t('handover.lead', { from: of.from_name, to: of.to_name, day: date(of.since, locale) })}
      signs={<Sign tone={of.state === 'taken' ? 'good' : 'wait'}>{t(`handoverState.${of.state}`)}</Sign>}
      actions={
        <>
          <Action icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('handover.print')}
          </Action>
          {of.may_sign && <Signing of={of} name={name(of.may_sign)} />}
        </>
      }
    >
      {of.note && (
        <Notice tone="info" title={t('handover.note')}>
          {of.note}
        </Notice>
      )}
      <Content of={of} />
      <Panel title={t('handover.signatures')}>
        <Facts
          facts={[of.from_member_id, of.to_member_id].map((member) => {
            const signed = of.signatures.find((one) => one.member_id === member);
            const behalf = signed?.on_behalf ? `（${t('handover.onPaper')}）` : '';
            return {
              label: `${t(member === of.from_member_id ? 'handover.from' : 'handover.to')} ${name(member)}`,
              value: signed && `${dateTime(signed.at, locale)}${behalf}`,
            };
          })}
        />
        <p className="quiet">{t('handover.accounts')}</p>
        <p>
          <Go to={pb.roles({ unit: of.unit_id })}>{t('nav.roles')}</Go>
        </p>
        <code className="archive-sum">{of.sum}</code>
      </Panel>
    </Frame>
  );
}
