import './live/no-generated-code.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
// Before everything that a view says of its own pieces: of two rules alike the later one holds.
import './ui/tokens.css';
import './ui/base.css';
import './ui/pieces.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { openBridgeLine } from './live/bridge-line.ts';
import { pageClock } from './live/clock.ts';
import { createEngineClient } from './live/engine-client.ts';
import { openSocketLine, socketAddress } from './live/socket-line.ts';
import { applyTheme, followSystemTheme } from './ui/theme.ts';

applyTheme();
followSystemTheme();

// The only place that asks where the page runs.
const bridge = window.engineLine;
const open = bridge === undefined ? openSocketLine(socketAddress(location)) : openBridgeLine(bridge);
const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
createRoot(root).render(
  <StrictMode>
    <App
      engine={createEngineClient(open, pageClock)}
      locale={new URLSearchParams(location.search).get('locale')}
    />
  </StrictMode>,
);
