import { call, type Item } from '@zhibu/api';
import { api } from './client';
import { paged } from './paging';
import type { FilterOf } from './types';

export const N = { deliveries: '/notifications/deliveries' } as const;

export type Delivery = Item<'/api/notifications/deliveries'>;
export type DeliveryState = NonNullable<FilterOf<'/api/notifications/deliveries'>['state']>;

export const deliveries = (filter: FilterOf<'/api/notifications/deliveries'> = {}) =>
  paged<Delivery>([N.deliveries, filter], (page, signal) =>
    call(api.GET('/api/notifications/deliveries', { params: { query: { ...filter, ...page } }, signal })),
  );
