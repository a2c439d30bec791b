import type { CadreForm } from '../../api/cadres';
import { ScrollX } from '../../kit/ScrollX';
import { SheetBack } from './SheetBack';
import { SheetFront } from './SheetFront';

/** Both sides of the form in their customary layout: a Chinese paper, whatever language the page speaks. */
export function Sheet({ of }: { of: CadreForm }) {
  return (
    <div className="appointment-sheets">
      <ScrollX label="干部任免审批表">
        <SheetFront of={of} />
      </ScrollX>
      <ScrollX label="干部任免审批表（背面）">
        <SheetBack of={of} />
      </ScrollX>
    </div>
  );
}
