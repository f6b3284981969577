// When the outbox is sent: soon after something was written, when the net seems to be back, and
// again after a while. What the browser says about the net is a hint; only an answer is a fact.

/** The first and the longest wait (ms) after a failure; each wait is up to double the last. */
export const FIRST = 2_000;
export const LONGEST = 120_000;
/** How often (ms) what lies at the unit is asked about again. */
export const AGAIN = 300_000;

/** Return how long to wait after so many failures in a row: half of it is left to chance. */
export function waitAfter(failures, chance = Math.random()) {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 10));
  return most / 2 + (most / 2) * chance;
}

/** Return `{soon, stop}`. `round(all)` sends for everyone and returns the trouble met, or "". */
export function makeSending(round, { now = Date.now, later = setTimeout, never = clearTimeout } = {}) {
  let failures = 0;
  let timer = null;
  let running = false;
  let wanted = false;
  let askedAgain = 0;

  function at(delay) {
    never(timer);
    timer = later(run, delay);
  }

  async function run() {
    if (running) {
      wanted = true;
      return;
    }
    running = true;
    wanted = false;
    const all = now() - askedAgain >= AGAIN;
    if (all) askedAgain = now();
    let said = { trouble: "later" };
    try {
      said = await round(all);
    } finally {
      running = false;
      failures = said.trouble && said.trouble !== "busy" ? failures + 1 : 0;
      const wait = failures ? Math.max(waitAfter(failures), (said.after ?? 0) * 1000) : AGAIN;
      at(wanted && !failures ? 0 : wait);
    }
  }

  return {
    /** Send in a moment: taps that follow each other go together. */
    soon(delay = 1_500) {
      // After failures the wait stands; a worker who presses "Send" asks for no delay at all.
      if (failures && delay > 0) return;
      if (delay === 0) askedAgain = 0;
      at(delay);
    },
    /** The net may be back. */
    hint() {
      failures = 0;
      at(0);
    },
    stop: () => never(timer),
  };
}
