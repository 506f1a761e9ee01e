import { shadeOf } from './shade.ts';
import './charts.css';

/** The mark beside a guest's name: the same shade as its share in the load graphs of its host. */
export function ShadeMark({ rank, count }: { readonly rank: number; readonly count: number }) {
  return <i className="shade-mark" aria-hidden="true" style={{ background: shadeOf(rank, count) }} />;
}
