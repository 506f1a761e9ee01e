/**
 * Runs in the page before the console does. Counts the site's updates; while `following`, notes for each poll
 * that an update brings how long it took from the poll's end (`lastTriedAt + cost.ms`, the core's clock, which
 * is the page's) until the second frame after the update was handled: by then it has been painted.
 */
export const PAGE_SCRIPT = `
  window.bench = { updates: 0, bytes: 0, following: false, delays: [], firstCards: null };
  const costs = new Map();
  const isChange = (data) =>
    typeof data === 'string' && data.startsWith('{"kind":"payload","topic":"site",') &&
    data.slice(0, 300).includes('"value":{"kind":"change"');
  const follow = (data) => {
    const ended = [];
    const { moved, changed } = JSON.parse(data).value.machines;
    for (const { lastTriedAt, cost } of changed)
      if (lastTriedAt !== null && cost !== null) ended.push(lastTriedAt + cost.ms);
    for (const { paths, from, rows } of moved) {
      const names = paths.map((path) => path.join('.'));
      const tried = names.indexOf('lastTriedAt');
      const cost = names.indexOf('cost.ms');
      // A row: the record's place, then what to add to the start of each path.
      for (const [place, ...figures] of rows) {
        if (cost >= 0) costs.set(place, from[cost] + figures[cost]);
        const ms = costs.get(place);
        if (tried >= 0 && ms !== undefined) ended.push(from[tried] + figures[tried] + ms);
      }
    }
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const now = Date.now();
      for (const end of ended) window.bench.delays.push(now - end);
    }));
  };
  window.WebSocket = class extends WebSocket {
    constructor(...input) {
      super(...input);
      this.addEventListener('message', ({ data }) => {
        if (!isChange(data)) return;
        window.bench.updates += 1;
        window.bench.bytes += data.length;
        if (window.bench.following) follow(data);
      });
    }
  };
  const look = new MutationObserver(() => {
    if (document.querySelector('.heat-cell, .card.host') === null) return;
    look.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const hosts = document.querySelectorAll('.heat-cell, .card.host').length;
      window.bench.firstCards = { at: Date.now(), ms: performance.now(), hosts };
    }));
  });
  look.observe(document, { childList: true, subtree: true });
`;
