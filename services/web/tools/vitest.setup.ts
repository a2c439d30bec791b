import { vi } from 'vitest';

// A test that means to answer a request says so; no other one reaches a network.
vi.stubGlobal('fetch', () => Promise.reject(new TypeError('tests have no network')));
