export { type Db, seed, waiting } from './db';
export { createMock, type Scenario } from './server';
