import { useQuery } from '@tanstack/react-query';
import { dateTime } from '@zhibu/format';
import { changeRestoration, P, type Restoration, type RestorationDeed, restorations } from '../api/portability';
import { useAction } from '../forms/useAction';
import { useConfirm } from '../forms/useConfirm';
import { useI18n, useT, word } from '../i18n';
import { Empty } from '../kit/Empty';
import { Panel } from '../kit/Page';
import { Sign, type Tone } from '../kit/Sign';
import { Deed } from './Deed';

const TONES: Record<Restoration['state'], Tone> = {
  running: 'wait',
  ready: 'warn',
  swapped: 'good',
  done: 'plain',
  undone: 'plain',
};

/** Taken back by itself: what people undo or delete has no error. */
const failed = (one: Restoration) => one.state === 'undone' && one.last_error !== null;

const toneOf = (one: Restoration): Tone => (failed(one) ? 'bad' : TONES[one.state]);

type Difference = Restoration['differences'][number];

/** A table by the word for what is in it; those who know the platform find it by its own name. */
function TableName({ of }: { of: Difference }) {
  const t = useT();
  const name = word(t, 'dataTable', of.table);
  const own = (
    <small className="code quiet">
      {of.service}.{of.table}
    </small>
  );
  return name === of.table ? (
    own
  ) : (
    <span className="restoration-name">
      {name} {own}
    </span>
  );
}

/** Counts by table: what is there only now, only then, and not the same. */
function Differences({ of }: { of: Restoration }) {
  const t = useT();
  if (of.differences.length === 0) return <p>{t('platformData.same')}</p>;
  const services = [...new Set(of.differences.map((one) => one.service))];
  return (
    <div className="restoration-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('platformData.table')}</th>
            <th scope="col">{t('platformData.onlyNow')}</th>
            <th scope="col">{t('platformData.onlyThen')}</th>
            <th scope="col">{t('platformData.changed')}</th>
          </tr>
        </thead>
        {services.map((service) => (
          <tbody key={service}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {word(t, 'service', service)}
              </th>
            </tr>
            {of.differences
              .filter((one) => one.service === service)
              .map((one) => (
                <tr key={one.table}>
                  <th scope="row">
                    <TableName of={one} />
                  </th>
                  <td>{one.only_now}</td>
                  <td>{one.only_then}</td>
                  <td>{one.changed}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** What can be done with a restoration in its present state, each after a question. */
function Deeds({ of }: { of: Restoration }) {
  const { t, locale } = useI18n();
  const confirm = useConfirm();
  const date = of.taken_at ? dateTime(of.taken_at, locale) : '';
  const { mutateAsync } = useAction({
    run: (deed: RestorationDeed) => changeRestoration(of.id, deed),
    stale: [P.restorations],
    done: (_, deed) =>
      t(
        ({ swap: 'platformData.swapped', undo: 'platformData.undone', discard: 'platformData.discarded' } as const)[
          deed
        ],
      ),
  });
  const ask = (deed: RestorationDeed, title: string, effects: string[], ok: string) => () =>
    confirm({ title, effects, ok, danger: true, run: () => mutateAsync(deed) });
  const swap = ask(
    'swap',
    t('platformData.swapOf', { date }),
    [t('platformData.swapWhat', { date }), t('platformData.swapKept')],
    t('platformData.swap'),
  );
  const undo = ask('undo', t('platformData.undo'), [t('platformData.undoWhat')], t('platformData.undo'));
  const discard = ask('discard', t('platformData.discard'), [t('platformData.discardWhat')], t('platformData.discard'));
  return (
    <div className="restoration-deeds">
      {of.state === 'ready' && (
        <Deed act="govern" type="primary" danger onClick={swap}>
          {t('platformData.swap')}
        </Deed>
      )}
      {of.state === 'swapped' && (
        <Deed act="govern" onClick={undo}>
          {t('platformData.undo')}
        </Deed>
      )}
      {(of.state === 'ready' || of.state === 'swapped') && (
        <Deed act="govern" onClick={discard}>
          {t('platformData.discard')}
        </Deed>
      )}
    </div>
  );
}

/** The restorations of one organisation, the newest first. */
export function Restorations({ tenantId }: { tenantId: string }) {
  const { t, locale } = useI18n();
  const { data } = useQuery(restorations(tenantId));
  return (
    <Panel title={t('platformData.restorations')}>
      {data?.items.length === 0 && <Empty title={t('platformData.noRestoration')} />}
      {data?.items.map((one) => (
        <article key={one.id} className="restoration">
          <h3>
            {t('platformData.asOf', { date: one.taken_at ? dateTime(one.taken_at, locale) : '—' })}{' '}
            <Sign tone={toneOf(one)}>{word(t, 'restorationState', failed(one) ? 'failed' : one.state)}</Sign>
          </h3>
          {one.state === 'running' && <p>{word(t, 'restorationStep', one.step)}</p>}
          {one.last_error && <p>{t('platformData.why', { why: one.last_error })}</p>}
          {one.keep_until && one.state === 'swapped' && (
            <p>{t('platformData.keep', { date: dateTime(one.keep_until, locale) })}</p>
          )}
          {one.keep_until && one.state === 'ready' && (
            <p>{t('platformData.waits', { date: dateTime(one.keep_until, locale) })}</p>
          )}
          {(one.state === 'ready' || one.state === 'swapped') && <Differences of={one} />}
          <Deeds of={one} />
        </article>
      ))}
    </Panel>
  );
}
