import { type ComponentProps, lazy, Suspense } from 'react';
import { useT } from '../../i18n';

const FilesTabCode = lazy(async () => ({ default: (await import('./FilesTab')).FilesTab }));

/** The files of a member or unit, for the tabs of their pages; the code comes when somebody looks. */
export function FilesTab(props: ComponentProps<typeof FilesTabCode>) {
  const t = useT();
  return (
    <Suspense fallback={<p role="status">{t('common.loading')}</p>}>
      <FilesTabCode {...props} />
    </Suspense>
  );
}
