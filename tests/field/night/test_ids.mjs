import assert from "node:assert/strict";
import { test } from "node:test";

import { makeIds } from "../../../src/lykt/field/night/static/night/ids.js";

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("an id is a UUID of version 7 that tells its millisecond", () => {
  const id = makeIds(() => 0x0189_1234_5678)();
  assert.match(id, SHAPE);
  assert.equal(id.replaceAll("-", "").slice(0, 12), "018912345678");
});

for (const [name, clock] of [
  ["in one millisecond", () => 1_800_000_000_000],
  ["with a clock that is put back", ((left) => () => (left -= 7))(1_800_000_000_000)],
]) {
  test(`ids grow ${name}`, () => {
    const nextId = makeIds(clock);
    const ids = Array.from({ length: 10_000 }, () => nextId());
    assert.deepEqual(ids, [...ids].sort());
    assert.equal(new Set(ids).size, ids.length);
    ids.forEach((id) => assert.match(id, SHAPE));
  });
}
