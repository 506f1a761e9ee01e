/** Texts of the desktop program around its window: tray, and the question before it ends. */
export const desktop = {
  'tray.worst.healthy': 'Nodeward: HEALTHY',
  'tray.worst.degraded': 'Nodeward: DEGRADED',
  'tray.worst.unknown': 'Nodeward: UNKNOWN',
  'tray.worst.critical': 'Nodeward: CRITICAL',
  'tray.noSite': 'Nodeward: no site is watched',
  'tray.noEngine': 'Nodeward: UNKNOWN, the engine does not run',
  'tray.show': 'Show',
  'tray.quit': 'Quit…',

  'quit.question': 'Quit Nodeward?',
  'quit.stops':
    'Hosts and nodes are not polled any more, no alert is raised, and the history has a gap until Nodeward is started again. A rehearsal site ends too. Nothing changes on any machine.',
  'quit.noTray':
    'This desktop shows no tray, so that Nodeward cannot go on without its window; minimise it to keep it running.',
  'quit.quit': 'Quit',
  'quit.stay': 'Keep running',

  'start.refused': 'Nodeward cannot start',
  'start.inUse': 'The data folder is in use by {by}.',
  'start.oldNode': 'The store cannot be opened: this Node is too old (Node 24 is needed)',
  'start.noStore': 'The store cannot be opened: {detail}',
  'start.noSiteFolder': 'The folder of the site files cannot be used: {detail}',
  'engine.ended': 'The engine’s process ended with code {code}',
  'engine.endedFatal': 'The engine’s process ended with code {code} ({type} at {location})',
} as const;
