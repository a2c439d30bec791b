import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '@zhibu/api';
import { api, queries } from './api';
import { Button, problemText, Refused } from './kit';
import { t } from './words';

const LOOKS = { info: 'info', warning: 'warn', urgent: 'warn' } as const;

/** What the platform has to say; whoever has read it does not see it again. */
export function Announcements() {
  const client = useQueryClient();
  const { data = [] } = useQuery(queries.announcements());
  const dismiss = useMutation({
    mutationFn: (id: string) =>
      call(api.POST('/api/identity/announcements/{id}/dismiss', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['announcements'] }),
  });
  if (data.length === 0) return null;
  return (
    <section aria-label={t('told.label')}>
      {data.map(({ id, severity, title, text }) => (
        <div key={id} className={`banner told ${LOOKS[severity]}`}>
          <div>
            <strong>{title}</strong>
            <p>{text}</p>
            {dismiss.isError && dismiss.variables === id && <Refused why={problemText(dismiss.error)} />}
          </div>
          <Button look="text" onClick={() => dismiss.mutate(id)}>
            {t('told.dismiss')}
          </Button>
        </div>
      ))}
    </section>
  );
}
