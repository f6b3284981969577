import assert from "node:assert/strict";
import { test } from "node:test";

import * as outbox from "../../../src/lykt/field/night/static/night/outbox.js";
import { newDisk, openTwin } from "./twin.mjs";

const ANSWERS = { taken: "gone", already: "gone", conflict: "kept", tray: "kept", refused: "refused", lost: "", "": "" };

for (const [answered, next] of Object.entries(ANSWERS)) {
  test(`the answer "${answered}" makes a row ${next || "stay as it is"}`, () => {
    assert.equal(outbox.stateAfter(answered), next);
    if (next) for (const from of Object.keys(outbox.STATES)) assert.ok(outbox.STATES[from].includes(next));
  });
}

async function filled() {
  const store = openTwin(newDisk());
  await store.change(async (tx) => {
    for (const rev of [1, 2]) await outbox.putIn(tx, "w", { id: "k" }, { id: "a", rev }, `sealed ${rev}`);
    await outbox.putIn(tx, "v", { id: "k" }, { id: "a", rev: 1 }, "another's");
  });
  return store;
}

test("a row is never written over", async () => {
  const store = await filled();
  const again = store.change((tx) => outbox.putIn(tx, "w", { id: "k" }, { id: "a", rev: 1 }, "new"));
  await assert.rejects(again);
  assert.equal((await store.get("outbox", outbox.keyOf("w", "a", 1))).sealed, "sealed 1");
});

test("an answer settles the revision it names, of the worker who sent", async () => {
  const store = await filled();
  const sent = await outbox.rowsOf(store, "w");
  await outbox.settle(store, "w", sent, [{ id: "a", rev: 1, state: "taken" }, { id: "b", rev: 2, state: "taken" }]);
  assert.deepEqual((await outbox.rowsOf(store, "w")).map((row) => row.rev), [2]);
  assert.equal((await outbox.rowsOf(store, "v")).length, 1);
});

test("an answer about what was not sent changes nothing", async () => {
  const store = await filled();
  await outbox.settle(store, "w", [], [{ id: "a", rev: 1, state: "taken" }]);
  assert.equal((await outbox.rowsOf(store, "w")).length, 2);
});

test("what lies at the unit is kept with the words", async () => {
  const store = await filled();
  const sent = await outbox.rowsOf(store, "w");
  await outbox.settle(store, "w", sent, [
    { id: "a", rev: 1, state: "tray", words: "No such zone" },
    { id: "a", rev: 2, state: "refused", words: "Too long" },
  ]);
  assert.deepEqual(await outbox.countsOf(store, "w"), { waiting: 0, kept: 1, refused: 1 });
  assert.deepEqual((await outbox.rowsOf(store, "w")).map((row) => row.words), ["No such zone", "Too long"]);
});
