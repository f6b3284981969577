// The lock: what can be read goes away when nobody has touched the phone for a while, and when
// the app has been out of sight for long enough to have been put in a pocket or taken.

/** How long (ms) without a touch, and out of sight. */
export const IDLE = 5 * 60_000;
export const HIDDEN = 60_000;

/** Return `{touched, hidden, shown, check}`; `lock` is called when the time has come. */
export function makeLock(lock, { now = Date.now, idle = IDLE, unseen = HIDDEN } = {}) {
  let last = now();
  let hiddenAt = null;

  function check() {
    const away = hiddenAt !== null && now() - hiddenAt >= unseen;
    if (away || now() - last >= idle) lock();
  }

  return {
    touched() {
      // A phone that slept runs no timers: the touch that wakes it comes too late to count.
      check();
      last = now();
    },
    hidden: () => (hiddenAt = now()),
    shown() {
      check();
      hiddenAt = null;
    },
    check,
  };
}
