import assert from "node:assert/strict";
import { test } from "node:test";

import { Closed, STANDINGS } from "../../../src/lykt/field/night/static/night/workers.js";
import { makeRig } from "./rig.mjs";

const seen = { group: "g1", what: "seen" };

async function running() {
  const rig = await makeRig();
  const who = await rig.enrol();
  await rig.start(who);
  await rig.night.shift.tally(who, seen);
  return [rig, who];
}

test("every standing can come back, by signing in, and every one can be lost", () => {
  for (const [from, to] of Object.entries(STANDINGS)) {
    if (from) assert.ok(to.includes(""), from);
    if (from !== "lost") assert.ok(to.includes("lost"), from);
  }
});

test("wrong codes are told, and too many erase the view, never the outbox", async () => {
  const [rig, who] = await running();
  const { workers, shift, counts, store } = rig.restart();
  for (const left of [4, 3, 2, 1]) {
    const said = await workers.unlock(who, "0000");
    assert.deepEqual([said.is, said.left], ["wrong", left]);
  }
  assert.equal((await workers.unlock(who, "0000")).is, "shut");
  assert.deepEqual(await store.list("view"), []);
  assert.equal((await counts(who)).waiting, 2);
  assert.equal((await workers.get(who)).again, true);
  await shift.tally(who, seen);
  assert.equal((await rig.totals(who)).g1.seen, 2);
  assert.deepEqual(await store.list("view"), []);
});

test("signing in again keeps what lies sealed and the running shift", async () => {
  const [rig, who] = await running();
  rig.restart();
  assert.equal(await rig.enrol(), who);
  assert.equal((await rig.totals(who)).g1.seen, 1);
  assert.equal((await rig.night.shift.records(who)).length, 2);
  assert.equal((await rig.night.counts(who)).waiting, 2);
});

test("a key that has run out keeps all, and signing in lets it be sent", async () => {
  const [rig, who] = await running();
  rig.server.enrolments.get(who).token = "another";
  assert.equal((await rig.night.sync.once(who)).trouble, "sign_in");
  assert.equal((await rig.night.workers.get(who)).standing, "sign_in");
  assert.equal((await rig.night.counts(who)).waiting, 2);
  await rig.enrol();
  assert.equal((await rig.night.sync.once(who)).trouble, undefined);
  assert.equal(rig.server.settled.size, 2);
});

test("whoever is taken off the phone is gone when all is sent", async () => {
  const [rig, who] = await running();
  await rig.night.workers.leave(who);
  assert.deepEqual(await rig.night.workers.here(), []);
  assert.deepEqual(await rig.night.store.list("view"), []);
  await assert.rejects(rig.night.shift.tally(who, seen), Closed);
  assert.deepEqual(Object.keys(await rig.night.workers.get(who)).sort(), ["enrolment", "shift", "standing", "token"]);
  await rig.night.sync.once(who);
  assert.equal(rig.server.settled.size, 2);
  assert.equal(await rig.night.workers.get(who), undefined);
});

test("the lists are fetched anew", async () => {
  const [rig, who] = await running();
  await rig.night.workers.change(who, { lists: null });
  assert.equal(await rig.night.workers.refresh(who), "ok");
  assert.equal((await rig.night.workers.get(who)).lists.zones.length, 2);
});
