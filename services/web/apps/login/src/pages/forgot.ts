import { ask } from '@zhibu/api/http';
import { at, swap } from '../dom';
import { onSubmit } from '../form';
import { page } from '../frame';

page(async () => {
  onSubmit(at<HTMLFormElement>('form'), {
    send: async ({ login }) => {
      await ask('POST', '/api/identity/password-resets', { login });
      swap(at('ask'), at('sent'));
    },
  });
});
