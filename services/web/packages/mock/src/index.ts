export { type Db, seed } from './db';
export { createMock, type Scenario } from './server';
