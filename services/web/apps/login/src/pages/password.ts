import type { Principal } from '@zhibu/api';
import { ask } from '@zhibu/api/http';
import { at } from '../dom';
import { onSubmit } from '../form';
import { page } from '../frame';
import { newPassword } from '../new-password';
import { proceedBySession } from '../onward';

/** Why one is here is said once it is known: the page opens to anybody. */
async function sayWhy(): Promise<void> {
  const { next } = await ask<Pick<Principal, 'next'>>('GET', '/api/identity/session');
  at('due').hidden = next !== 'change_password';
}

page(async () => {
  sayWhy().catch(() => undefined);
  onSubmit(at<HTMLFormElement>('form'), {
    send: async ({ current, new: next }) => {
      await ask('POST', '/api/identity/password', { current, new: next });
      await proceedBySession();
    },
    check: await newPassword(),
  });
});
