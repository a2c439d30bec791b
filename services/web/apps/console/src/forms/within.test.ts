import { expect, it } from 'vitest';
import { currentT } from '../i18n';
import { within } from './within';

it('names the bounds it refuses by', () => {
  const rule = within(currentT(), '空闲时间', { min: 5, max: 1440 });
  expect(rule).toMatchObject({ type: 'number', min: 5, max: 1440, message: '空闲时间应在 5 到 1440 之间' });
});
