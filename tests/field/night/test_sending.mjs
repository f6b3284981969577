import assert from "node:assert/strict";
import { test } from "node:test";

import * as sending from "../../../src/lykt/field/night/static/night/sending.js";

/** Run the rounds by hand: what is asked for stands in `timers`. */
function rig(...answers) {
  const asked = [];
  const timers = [];
  const parts = {
    now: () => 1_000_000,
    later: (work, delay) => timers.push({ work, delay }),
    never: () => (timers.length = 0),
  };
  const round = async (all) => {
    asked.push(all);
    return answers.shift() ?? {};
  };
  return { ...sending.makeSending(round, parts), timers, asked, next: () => timers.shift().work() };
}

test("waits grow to a longest, and half of each is left to chance", () => {
  for (const [failures, most] of [[1, 4_000], [3, 16_000], [6, 120_000], [50, 120_000]]) {
    assert.equal(sending.waitAfter(failures, 0), most / 2);
    assert.equal(sending.waitAfter(failures, 1), most);
  }
});

test("taps that follow each other go together", () => {
  const { soon, timers } = rig();
  soon();
  soon();
  assert.equal(timers.length, 1);
});

test("after a failure the wait stands, until the net may be back", async () => {
  const { soon, hint, timers, next } = rig({ trouble: "offline" });
  soon();
  await next();
  const { delay } = timers[0];
  assert.ok(delay >= 2_000);
  soon();
  assert.equal(timers[0].delay, delay);
  hint();
  assert.equal(timers[0].delay, 0);
});

test("a server that asks to wait is waited for", async () => {
  const { soon, timers, next } = rig({ trouble: "slower", after: 600 });
  soon();
  await next();
  assert.equal(timers[0].delay, 600_000);
});

test("what lies at the unit is asked about now and then, and by whoever presses Send", async () => {
  const { soon, next, asked } = rig();
  soon();
  await next();
  soon();
  await next();
  soon(0);
  await next();
  assert.deepEqual(asked, [true, false, true]);
});
