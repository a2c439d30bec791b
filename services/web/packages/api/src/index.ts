export { type Api, call, createApi, type Fetched, withVersion } from './client';
export { etag, idempotencyKey, ifMatch } from './headers';
export { goToLogin, LOGIN } from './login';
export { asProblem, fieldErrors, isProblem, NETWORK, Problem, type ProblemField } from './problem';
export type { components, paths } from './schema';
export type * from './types';
