import { Card } from '../../ui/Card.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text-context.ts';
import { chooseTheme, THEMES, useTheme } from '../../ui/theme.ts';

export function Appearance() {
  const text = useText();
  const theme = useTheme();
  return (
    <Card title={text('settings.appearance')}>
      <div className="row">
        <span>{text('settings.theme')}</span>
        <Segments
          label={text('settings.theme')}
          options={THEMES.map((id) => ({ id, title: text(`settings.theme.${id}`) }))}
          value={theme}
          onChange={chooseTheme}
        />
      </div>
    </Card>
  );
}
