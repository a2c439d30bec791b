import { describe, expect, it } from 'vitest';
import type { Unit } from '../api/records';
import { ancestors, below, isWithin, nest, search, tops } from './tree';

function unit(id: string, parent: string | null, path: string, name: string, full = 0): Unit {
  return {
    id,
    parent_id: parent,
    path,
    kind: 'branch',
    name,
    short_name: null,
    state: 'active',
    depth: path.split('/').length - 3,
    members_full: full,
    members_probationary: 0,
    secretary_name: null,
    position: 0,
    version: 1,
  };
}

const root = unit('r', null, '/r/', '恒川制造集团委员会');
const production = unit('p', 'r', '/r/p/', '生产党总支');
const steel = unit('s', 'p', '/r/p/s/', '炼钢车间党支部', 30);
const rolling = unit('o', 'r', '/r/o/', '轧钢车间党支部', 20);
const all = [root, production, steel, rolling];

it('a flat list becomes a tree in the order given', () => {
  const names = nest(all, (u, children: unknown[]): unknown => [u.name, children]);
  expect(names).toEqual([
    [
      '恒川制造集团委员会',
      [
        ['生产党总支', [['炼钢车间党支部', []]]],
        ['轧钢车间党支部', []],
      ],
    ],
  ]);
});

it('a unit whose parent one may not see stands at the top', () => {
  expect(nest([production, steel], (u, c: unknown[]): unknown => [u.id, c])).toEqual([['p', [['s', []]]]]);
});

describe('up and down the tree', () => {
  it('finds what is below and above', () => {
    expect(below(all, production)).toEqual([steel]);
    expect(ancestors(all, steel)).toEqual([root, production]);
    expect(isWithin(steel, root)).toBe(true);
    expect(isWithin(rolling, production)).toBe(false);
  });

  it('knows where a part of the tree begins', () => {
    expect(tops(all)).toEqual([root]);
    expect(tops([steel, rolling])).toEqual([steel, rolling]);
  });
});

it('a search keeps the way to what it found', () => {
  const found = search(all, '炼钢');
  expect(found.shown.map((u) => u.id)).toEqual(['r', 'p', 's']);
  expect([...found.hits]).toEqual(['s']);
});
