import { ApartmentOutlined, PlusOutlined } from '@ant-design/icons';
import { Checkbox, Tree } from 'antd';
import { useMemo, useState } from 'react';
import type { Unit } from '../../api/records';
import { useT, word } from '../../i18n';
import { Action } from '../../kit/Action';
import { Empty } from '../../kit/Empty';
import { SearchField } from '../../kit/SearchField';
import { pb } from '../../paths';
import { useGo } from '../../router/go';
import { useFilters } from '../../router/useFilters';
import { nest } from '../../units/tree';
import { UnitDrawer } from './drawers';
import { useOpenUnits, useUnits } from './treeState';
import { useTreeHeight } from './useTreeHeight';

interface Node {
  key: string;
  title: string;
  unit: Unit;
  children: Node[];
}

function Label({ unit, hit }: { unit: Unit; hit: boolean }) {
  const t = useT();
  const count = unit.members_full + unit.members_probationary;
  return (
    <span className={unit.state === 'active' ? 'tree-label' : 'tree-label closed'}>
      <span className={hit ? 'tree-name hit' : 'tree-name'}>{unit.name}</span>
      <small className="quiet">
        {unit.state === 'active' ? word(t, 'unitKind', unit.kind) : word(t, 'unitState', unit.state)}
        {count > 0 && ` · ${t('common.people', { n: count })}`}
      </small>
    </span>
  );
}

function NoUnits({ onCreate }: { onCreate: () => void }) {
  const t = useT();
  const go = useGo();
  return (
    <Empty
      title={t('unit.empty')}
      action={
        <div className="row-actions">
          <Action type="primary" needs="imports.run" onClick={() => go(pb.importNew({ kind: 'units' }))}>
            {t('unit.import')}
          </Action>
          <Action needs="units.manage" onClick={onCreate}>
            {t('unit.createTop')}
          </Action>
        </div>
      }
    >
      {t('unit.emptyWhy')}
    </Empty>
  );
}

/** The tree with its search; choosing a unit opens it beside. */
export function TreePanel({ selected, heading = false }: { selected: string | undefined; heading?: boolean }) {
  const t = useT();
  const go = useGo();
  const { filters, set } = useFilters<{ q?: string; closed?: boolean }>();
  const [creating, setCreating] = useState(false);
  const units = useUnits(filters.closed ?? false);
  const { found, expanded, change } = useOpenUnits(units, selected, filters.q ?? '');
  const { ref, height } = useTreeHeight();
  const nodes = useMemo(
    () => nest(found.shown, (unit, children: Node[]): Node => ({ key: unit.id, title: unit.name, unit, children })),
    [found],
  );
  const keep = { ...(filters.q && { q: filters.q }), ...(filters.closed && { closed: true }) };
  return (
    <section className="panel tree-panel">
      <header className="tree-head">
        {heading ? <h1>{t('nav.units')}</h1> : <h2>{t('nav.units')}</h2>}
        <Action type="link" size="small" needs="imports.run" onClick={() => go(pb.importNew({ kind: 'units' }))}>
          {t('unit.import')}
        </Action>
      </header>
      <search className="tree-search">
        <SearchField
          label={t('unit.search')}
          placeholder={t('unit.searchHint')}
          value={filters.q}
          onChange={(q) => set({ q } as { q?: string })}
        />
        <Checkbox checked={filters.closed ?? false} onChange={(event) => set({ closed: event.target.checked })}>
          {t('unit.showClosed')}
        </Checkbox>
      </search>
      <div ref={ref}>
        {units.length === 0 && <NoUnits onCreate={() => setCreating(true)} />}
        {units.length > 0 && nodes.length === 0 && <Empty title={t('unit.notFound')} />}
        {nodes.length > 0 && (
          <Tree<Node>
            blockNode
            showLine
            aria-label={t('unit.tree')}
            treeData={nodes}
            height={height}
            selectedKeys={selected ? [selected] : []}
            expandedKeys={expanded}
            onExpand={(keys) => change(keys as string[])}
            onSelect={(_, { node }) => go(pb.unit(node.key, keep))}
            titleRender={({ unit }) => <Label unit={unit} hit={found.hits.has(unit.id)} />}
            icon={<ApartmentOutlined aria-hidden />}
          />
        )}
      </div>
      {units.length > 0 && selected === undefined && heading && (
        <p className="tree-foot">
          <PlusOutlined aria-hidden /> {t('unit.createHint')}
        </p>
      )}
      <UnitDrawer open={creating} parent={undefined} onClose={() => setCreating(false)} />
    </section>
  );
}
