// The night app without its screens: what a page, and a test without one, put together alike.

import { makeEnvelope, makeKeys, makeSuite } from "./envelope.js";
import { makeIds } from "./ids.js";
import { makeNet } from "./net.js";
import { countsOf, rowsOf } from "./outbox.js";
import { makeShift } from "./shift.js";
import { makeSync } from "./sync.js";
import { makeView } from "./view.js";
import { makeWorkers } from "./workers.js";

/** Where a browser has no Web Locks there is one tab that counts: this one. */
export function ownLocks() {
  const held = new Set();
  return {
    async request(name, _options, work) {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

/**
 * Put the app together.
 *
 * `hpke` is the package of that name, `store` one of `openStore` or its twin, `fetch` what
 * carries calls, `base` the address of the API, `now` the phone's clock in ms, `fill` chance.
 */
export function makeNight({ hpke, store, fetch, base, now = Date.now, fill, locks = ownLocks() }) {
  const suite = makeSuite(hpke);
  const keyFrom = makeKeys(suite);
  const nextId = makeIds(now, fill);
  const net = makeNet(fetch, base);
  const view = makeView(suite, keyFrom, store);
  const workers = makeWorkers({ store, net, view, newUuid: nextId });
  const seal = makeEnvelope(suite, keyFrom);
  const shift = makeShift({ store, seal, view, workers, nextId, now });
  const sync = makeSync({ store, net, workers, now, locks });
  return {
    store,
    view,
    workers,
    shift,
    sync,
    counts: (enrolment) => countsOf(store, enrolment),
    rows: (enrolment) => rowsOf(store, enrolment),
    /** Drop what can be read, and what could be taken back without reading. */
    lock: () => view.lock(),
  };
}
