import { call, type MySession } from '@zhibu/api';
import { dateTime, relative } from '@zhibu/format';
import { api } from '../../api/client';
import { I, mySessions } from '../../api/identity';
import { usePrefetched } from '../../api/prefetched';
import { useAction } from '../../forms/useAction';
import { useConfirm } from '../../forms/useConfirm';
import { useI18n } from '../../i18n';
import { Action } from '../../kit/Action';
import { Panel } from '../../kit/Page';
import { Sign } from '../../kit/Sign';

function Session({ of, onEnd, ending }: { of: MySession; onEnd: () => void; ending: boolean }) {
  const { t, locale } = useI18n();
  return (
    <li className="session">
      <div>
        <strong>{of.device || t('security.unknownDevice')}</strong>{' '}
        {of.current && <Sign tone="good">{t('security.thisDevice')}</Sign>}
        <p className="quiet">
          {t('security.seen', { time: relative(of.last_seen_at, locale), address: of.address_masked ?? '—' })}
          {' · '}
          {t('security.since', { time: dateTime(of.created_at, locale) })}
        </p>
      </div>
      <Action blocked={of.current ? t('security.useSignOut') : undefined} loading={ending} onClick={onEnd}>
        {t('security.end')}
      </Action>
    </li>
  );
}

/** Where this person is logged in, and a way to end it anywhere. */
export function Sessions() {
  const { t } = useI18n();
  const confirm = useConfirm();
  const { items } = usePrefetched(mySessions());
  const stale = [I.sessions];
  const end = useAction({
    run: (id: string) => call(api.DELETE('/api/identity/sessions/{id}', { params: { path: { id } } })),
    stale,
    done: t('security.ended'),
  });
  const endOthers = useAction({
    run: () => call(api.DELETE('/api/identity/sessions')),
    stale,
    done: t('security.othersEnded'),
  });
  const others = items.filter((item) => !item.current).length;
  return (
    <Panel
      flush
      title={t('security.sessions')}
      extra={
        <Action
          blocked={others === 0 ? t('security.noOthers') : undefined}
          onClick={() =>
            confirm({
              title: t('security.endOthersAsk', { n: others }),
              effects: [t('security.endOthersEffect')],
              ok: t('security.endOthers'),
              run: () => endOthers.mutateAsync(),
            })
          }
        >
          {t('security.endOthers')}
        </Action>
      }
    >
      <ul className="sessions">
        {items.map((item) => (
          <Session
            key={item.id}
            of={item}
            ending={end.isPending && end.variables === item.id}
            onEnd={() => end.mutate(item.id)}
          />
        ))}
      </ul>
    </Panel>
  );
}
