import { Segments } from '../ui/Segments.tsx';
import { useText } from '../ui/text-context.ts';
import { CHART_WINDOWS, type ChartWindow } from './chart-window.ts';

interface Props {
  readonly window: ChartWindow;
  readonly onChange: (window: ChartWindow) => void;
}

export function WindowChoice({ window, onChange }: Props) {
  const text = useText();
  return (
    <Segments
      label={text('chart.window')}
      options={CHART_WINDOWS.map(({ id }) => ({ id, title: text(`chart.window.${id}`) }))}
      value={window.id}
      onChange={(id) => {
        const chosen = CHART_WINDOWS.find((known) => known.id === id);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
