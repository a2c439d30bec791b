import { at, say } from './dom';
import { face } from './tenant';
import { t } from './words';

async function owner(): Promise<string> {
  const found = await face;
  return `${t('codes.file')} · ${found.kind === 'tenant' ? found.tenant.name : location.host}`;
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/plain;charset=utf-8' }));
  link.download = `${t('codes.file')}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Shows the codes, the only time there is, and goes on once the person says that they are kept. */
export async function showCodes(codes: string[], done: () => Promise<void>): Promise<void> {
  const title = await owner();
  const text = [title, '', ...codes, '', t('codes.file_note'), ''].join('\r\n');
  at('owner').textContent = title;
  at('code-list').replaceChildren(
    ...codes.map((code) => {
      const item = document.createElement('li');
      item.append(Object.assign(document.createElement('code'), { textContent: code }));
      return item;
    }),
  );
  // nothing shows them again: until they are kept, the browser asks before the page goes
  const saved = at<HTMLInputElement>('saved');
  addEventListener('beforeunload', (event) => {
    if (!saved.checked) event.preventDefault();
  });
  at('print').addEventListener('click', () => window.print());
  at('download').addEventListener('click', () => download(text));
  at('copy-codes').addEventListener('click', async () => {
    await navigator.clipboard?.writeText(text);
    at('copy-codes').textContent = t('enrol.copied');
  });
  at('saved-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    say(at('saved-error'), saved.checked ? undefined : t('codes.must_save'));
    if (saved.checked) await done();
  });
}
