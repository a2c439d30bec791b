import { page } from '../frame';
import { preview } from '../link';

/** The link of an operator who looks in works once; it opens the session and is gone. */
page(async () => {
  const opened = await preview<{ ends_at: string }>('/api/identity/operator-entries/redeem');
  if (opened) location.replace('/console/');
});
