import { queryOptions } from '@tanstack/react-query';
import { type Answer, call, type Input } from '@zhibu/api';
import { api } from './client';

/** Sample data belongs to the facts of the records; whatever changes those makes this old too. */
export const B = {
  onboarding: '/identity/onboarding',
  samples: '/records/samples',
  rules: '/records/rules',
} as const;

export type Onboarding = Answer<'/api/identity/onboarding', 'get'>;
export type OnboardingPatch = Input<'/api/identity/onboarding', 'patch'>;
export type StepName = Onboarding['steps'][number]['step'];
export type Mark = Onboarding['steps'][number]['mark'];
export type SampleState = Answer<'/api/records/samples', 'get'>;
export type SamplesRemoved = Answer<'/api/records/samples', 'delete'>;
export type RulesInForce = Answer<'/api/records/rules', 'get'>;

export const onboarding = () =>
  queryOptions({
    queryKey: [B.onboarding],
    queryFn: ({ signal }) => call(api.GET('/api/identity/onboarding', { signal })),
    staleTime: 0,
  });

export const patchOnboarding = (body: OnboardingPatch) => call(api.PATCH('/api/identity/onboarding', { body }));

export const samples = () =>
  queryOptions({
    queryKey: [B.samples],
    queryFn: ({ signal }) => call(api.GET('/api/records/samples', { signal })),
    // a step done on another page shows as soon as one comes back
    staleTime: 0,
  });

export const addSamples = () => call(api.POST('/api/records/samples'));

export const removeSamples = () => call(api.DELETE('/api/records/samples'));

export const rulesInForce = () =>
  queryOptions({
    queryKey: [B.rules],
    queryFn: ({ signal }) => call(api.GET('/api/records/rules', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
