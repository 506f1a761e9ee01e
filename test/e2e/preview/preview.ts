import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../src/renderer/src/app/App.tsx';
import { pageClock } from '../../../src/renderer/src/live/clock.ts';
import { createEngineClient } from '../../../src/renderer/src/live/engine-client.ts';
import '../../../src/renderer/src/ui/tokens.css';
import '../../../src/renderer/src/ui/base.css';
import '../../../src/renderer/src/ui/pieces.css';
import { applyTheme, followSystemTheme } from '../../../src/renderer/src/ui/theme.ts';
import { previewLine } from './preview-line.ts';

// The console on invented data, without an engine: `?show=sample|big|empty|alerts|restarted|question|passphrase`, a site file that is
// wrong in every way, `broken`, or a file of channels, `files`, or a situation of an operation, `confirm|blocked|done|crash`;
// `window.cut()` ends the line and keeps it down, to look at a lost engine.
applyTheme();
followSystemTheme();
const query = new URLSearchParams(location.search);
const engine = createEngineClient(previewLine(query.get('show') ?? 'sample'), pageClock);
const app = createElement(App, { engine, locale: query.get('locale') });
createRoot(document.getElementById('root')!).render(createElement(StrictMode, null, app));
