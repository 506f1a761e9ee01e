// Who may import whom. A room that is not listed may not exist; an arrow that is not listed may not exist.
const UI = 'renderer/src';
const MAY_IMPORT = {
  'shared/result': [],
  'shared/domain': ['shared/result'],
  'shared/contract': ['shared/domain', 'shared/result'],
  'shared/text': ['shared/domain', 'shared/result'],
  'main/platform': ['shared'],
  'main/domain': ['shared'],
  'main/parsers': ['shared'],
  'main/sources': ['shared', 'main/platform', 'main/parsers'],
  'main/rehearsal': ['shared', 'main/platform', 'main/sources/libvirt'], // the wire codec only
  'main/polling': ['shared', 'main/platform'],
  'main/store': ['shared', 'main/platform'],
  'main/sites': ['shared', 'main/platform'],
  'main/notify': ['shared', 'main/platform', 'main/store'], // its outbox; the engine wires alerts to it
  'main/capsule': ['shared', 'main/platform', 'main/store'],
  'main/alerts': ['shared', 'main/platform', 'main/domain', 'main/store'],
  'main/actions': ['shared', 'main/platform', 'main/domain', 'main/store', 'main/sources', 'main/parsers'],
  'main/rpc': ['shared', 'main/platform'],
  'main/engine': [
    'shared',
    'main/platform',
    'main/domain',
    'main/parsers',
    'main/sources',
    'main/polling',
    'main/store',
    'main/alerts',
    'main/actions',
    'main/rpc',
    'main/sites',
    'main/notify',
    'main/capsule',
  ],
  'main/electron': ['shared', 'main/platform', 'main/rpc', 'main/engine', 'main/sources', 'main/store'],
  'main/serve': ['shared', 'main/platform', 'main/rpc', 'main/engine', 'main/sources', 'main/store'],
  'main/cli': [
    'shared',
    'main/platform',
    'main/rpc',
    'main/engine',
    'main/serve',
    'main/sources',
    'main/store',
    'main/sites',
  ],
  'main/index': ['main/electron'],
  preload: ['shared/contract'],
  [`${UI}/ui`]: ['shared'],
  [`${UI}/live`]: ['shared'],
  [`${UI}/charts`]: ['shared', `${UI}/ui`],
  // Graphs that ask for what they draw; features share them.
  [`${UI}/loads`]: ['shared', `${UI}/ui`, `${UI}/live`, `${UI}/charts`],
  [`${UI}/features`]: ['shared', `${UI}/ui`, `${UI}/live`, `${UI}/charts`, `${UI}/loads`],
  [`${UI}/app`]: ['shared', UI],
  [`${UI}/main`]: [`${UI}/app`, `${UI}/live`, `${UI}/ui`],
};

// Packages that belong to one place.
const HOME_OF = {
  electron: ['main/electron', 'main/index', 'preload'],
  'better-sqlite3': ['main/store'],
  ssh2: ['main/sources', 'main/rehearsal'],
  ws: ['main/serve', 'main/cli'],
  yaml: ['main/sites'],
  nodemailer: ['main/notify'],
  pino: ['main/platform'],
  'fast-xml-parser': ['main/parsers'],
  'intl-messageformat': ['shared/text'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  recharts: [`${UI}/charts`],
};

const inRooms = (rooms) => `^src/(${rooms.join('|')})(/|[.])`;
const NO_NODE = ['shared', 'main/domain', 'main/parsers', 'renderer', 'preload'];
const TESTS = '[.]test[.]tsx?$';
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

export default {
  forbidden: [
    rule('no-circular', {}, { circular: true }),
    rule('must-resolve', {}, { couldNotResolve: true }),
    rule('unlisted-room', { path: '^src/', pathNot: inRooms(Object.keys(MAY_IMPORT)) }, {}),
    rule('no-node-here', { path: inRooms(NO_NODE), pathNot: TESTS }, { dependencyTypes: ['core'] }),
    rule(
      'hosts-are-leaves',
      { pathNot: '^src/main/(electron|serve|cli|rehearsal|index)' },
      { path: '^src/main/(electron|serve|cli|rehearsal)/' },
    ),
    // A source's changing calls live in a folder of their own, open to actions alone.
    rule(
      'only-actions-change',
      { path: '^src/', pathNot: ['^src/main/actions/', '^src/main/sources/[^/]+/changing/', TESTS] },
      { path: '^src/main/sources/[^/]+/changing/' },
    ),
    rule(
      'features-are-strangers',
      { path: `^src/${UI}/features/([^/]+)/` },
      { path: `^src/${UI}/features/`, pathNot: `^src/${UI}/features/$1/` },
    ),
    rule(
      'sources-are-strangers',
      { path: '^src/main/sources/([^/]+)/' },
      { path: '^src/main/sources/[^/]+/', pathNot: '^src/main/sources/$1/' },
    ),
    ...Object.entries(MAY_IMPORT).map(([room, allowed]) =>
      rule(
        `room ${room}`,
        { path: inRooms([room]), pathNot: TESTS },
        { path: '^src/', pathNot: inRooms([room, ...allowed]) },
      ),
    ),
    ...Object.entries(HOME_OF).map(([name, rooms]) =>
      rule(
        `home of ${name}`,
        { path: '^src/', pathNot: [inRooms(rooms), TESTS] },
        { path: `node_modules/(@types/)?${name}/` },
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // sees `import type` too
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
