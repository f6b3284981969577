import assert from "node:assert/strict";
import { test } from "node:test";

import { makeLock } from "../../../src/lykt/field/night/static/night/lock.js";

function rig() {
  const times = { now: 0, locked: 0 };
  const lock = makeLock(() => (times.locked += 1), { now: () => times.now, idle: 300, unseen: 60 });
  return [lock, times];
}

test("a phone that nobody touches locks", () => {
  const [lock, times] = rig();
  times.now = 299;
  lock.check();
  assert.equal(times.locked, 0);
  lock.touched();
  times.now = 598;
  lock.check();
  assert.equal(times.locked, 0);
  times.now = 599;
  lock.check();
  assert.equal(times.locked, 1);
});

test("the touch that wakes a phone comes too late", () => {
  const [lock, times] = rig();
  times.now = 5_000;
  lock.touched();
  assert.equal(times.locked, 1);
});

for (const [away, locked] of [[59, 0], [60, 1]]) {
  test(`out of sight for ${away}, it ${locked ? "locks" : "stays open"}`, () => {
    const [lock, times] = rig();
    lock.hidden();
    times.now = away;
    lock.shown();
    assert.equal(times.locked, locked);
    times.now = 100;
    lock.check();
    assert.equal(times.locked, locked);
  });
}
