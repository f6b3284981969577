import assert from "node:assert/strict";
import { test } from "node:test";

import * as counting from "../../../src/lykt/field/night/static/night/counting.js";

const totals = (groups, more = {}) => ({ groups, end: null, staff: 2, start: "22:00", ...more });
const tally = (what, n) => ({ kind: "tally", group: "g", what, n });
const met = (who, group = "g") => ({ kind: "met", who, group });

for (const [name, before, record, more, after] of [
  ["one seen", {}, tally("seen", 1), {}, { g: { seen: 1, met: 0 } }],
  ["one taken off", { g: { seen: 2, met: 1 } }, tally("seen", -1), {}, { g: { seen: 1, met: 1 } }],
  ["one met by code", {}, met({ code: "A" }), {}, { g: { seen: 0, met: 1 } }],
  ["three anonymous", {}, met({ anonymous: 3 }), {}, { g: { seen: 0, met: 3 } }],
  ["one met in no group", {}, met({ code: "A" }, null), {}, {}],
  ["a note", { g: { seen: 1, met: 0 } }, { kind: "note" }, {}, { g: { seen: 1, met: 0 } }],
  ["an undo", { g: { seen: 1, met: 3 } }, { kind: "undo" }, { target: met({ anonymous: 3 }) }, { g: { seen: 1, met: 0 } }],
  ["put right", { g: { seen: 0, met: 1 } }, met({ anonymous: 4 }), { before: met({ code: "A" }) }, { g: { seen: 0, met: 4 } }],
  [
    "moved to another group",
    { g: { seen: 0, met: 1 } },
    met({ code: "A" }, "h"),
    { before: met({ code: "A" }) },
    { g: { seen: 0, met: 0 }, h: { seen: 0, met: 1 } },
  ],
]) {
  test(`${name} is counted`, () => {
    assert.deepEqual(counting.totalsAfter(totals(before), record, more).groups, after);
  });
}

test("a count never falls under nothing", () => {
  assert.throws(() => counting.totalsAfter(totals({}), tally("met", -1)), counting.Unfit);
});

for (const [start, end, hours] of [
  ["22:00", "01:30", 3.5],
  ["20:10", "20:40", 0.5],
  ["23:50", "00:05", 0.25],
]) {
  test(`from ${start} to ${end} are ${hours} hours`, () =>
    assert.equal(counting.hoursBetween(start, end), hours));
}
