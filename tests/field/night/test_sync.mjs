import assert from "node:assert/strict";
import { test } from "node:test";

import { batchOf } from "../../../src/lykt/field/night/static/night/sync.js";
import { makeRig } from "./rig.mjs";
import { Killed } from "./twin.mjs";

const seen = { group: "g1", what: "seen" };

async function running(taps = 3) {
  const rig = await makeRig();
  const who = await rig.enrol();
  await rig.start(who);
  for (let tap = 0; tap < taps; tap += 1) await rig.night.shift.tally(who, seen);
  return [rig, who];
}
const shiftOf = async (rig, who) => (await rig.night.workers.get(who)).shift;

test("what was written comes to the server and goes from the phone", async () => {
  const [rig, who] = await running();
  assert.deepEqual(await rig.night.sync.once(who), { lost: false });
  assert.deepEqual(await rig.night.counts(who), { waiting: 0, kept: 0, refused: 0 });
  assert.deepEqual(rig.server.figures(await shiftOf(rig, who)), await rig.totals(who));
});

test("an answer that is lost is asked for again, and nothing is doubled", async () => {
  const [rig, who] = await running();
  const { fetch } = rig.server;
  rig.server.fetch = async (...call) => {
    await fetch(...call);
    throw new TypeError("the answer was lost");
  };
  assert.equal((await rig.night.sync.once(who)).trouble, "offline");
  assert.equal((await rig.night.counts(who)).waiting, 4);
  rig.server.fetch = fetch;
  await rig.night.sync.once(who);
  assert.equal((await rig.night.counts(who)).waiting, 0);
  assert.equal(rig.server.order.length, 4);
});

test("batches hold at most 200 records, and no more bytes than are taken", async () => {
  const rows = Array.from({ length: 450 }, (_, n) => ({ n, sealed: "x".repeat(900) }));
  assert.equal(batchOf(rows).length, 200);
  assert.equal(batchOf(rows, 200, 10_500).length, 10);
  assert.equal(batchOf([{ sealed: "x".repeat(9_000_000) }]).length, 1);
});

test("a server that takes smaller batches gets smaller ones", async () => {
  const [rig, who] = await running(9);
  rig.server.most = 3;
  await rig.night.sync.once(who);
  assert.deepEqual(rig.server.batches, [3, 3, 3, 1]);
});

for (const [name, next, trouble] of [
  ["a café's page instead of an answer", "café", "offline"],
  ["a body that was cut", { status: 400, error: "cut" }, "later"],
  ["an app too old", { status: 426, error: "old_app" }, "old_app"],
  ["too many calls", { status: 429, error: "slower", after: 30 }, "slower"],
  ["a form that does not fit", { status: 422, error: "form" }, "form"],
  ["a server that fails", { status: 500, error: "broken" }, "later"],
]) {
  test(`${name} keeps all, and says why`, async () => {
    const [rig, who] = await running();
    rig.server.next = next;
    const said = await rig.night.sync.once(who);
    assert.equal(said.trouble, trouble);
    if (next.after) assert.equal(said.after, 30);
    assert.equal((await rig.night.counts(who)).waiting, 4);
    await rig.night.sync.once(who);
    assert.equal((await rig.night.counts(who)).waiting, 0);
  });
}

for (const state of ["tray", "conflict"]) {
  test(`what is in ${state} is kept until a person has decided`, async () => {
    const [rig, who] = await running();
    rig.server.judge = (record) => record.kind === "tally" && state;
    await rig.night.sync.once(who);
    assert.deepEqual(await rig.night.counts(who), { waiting: 0, kept: 3, refused: 0 });
    const before = rig.server.batches.length;
    await rig.night.sync.once(who, { all: false });
    assert.equal(rig.server.batches.length, before);
    rig.server.judge = () => "already";
    await rig.night.sync.once(who);
    assert.equal((await rig.night.counts(who)).kept, 0);
  });
}

test("what is refused stays, with the words, and is not sent again", async () => {
  const [rig, who] = await running(1);
  rig.server.judge = () => "refused";
  await rig.night.sync.once(who);
  await rig.night.sync.once(who);
  assert.deepEqual(rig.server.batches, [2]);
  assert.deepEqual((await rig.night.rows(who)).map((row) => row.words), ["because of refused", "because of refused"]);
});

for (const side of ["before", "after"]) {
  test(`a phone that dies ${side} it has taken the answer in sends on when it lives`, async () => {
    const [rig, who] = await running();
    rig.disk.kill = { side, at: rig.disk.changes + 1 };
    await assert.rejects(rig.night.sync.once(who), Killed);
    rig.restart();
    await rig.night.sync.once(who);
    assert.equal((await rig.night.counts(who)).waiting, 0);
    assert.equal(rig.server.order.length, 4);
  });
}

test("one sends at a time", async () => {
  const [rig, who] = await running();
  const both = await Promise.all([rig.night.sync.once(who), rig.night.sync.once(who)]);
  assert.deepEqual(both.map((said) => said.trouble), [undefined, "busy"]);
  assert.deepEqual(rig.server.batches, [4]);
});

test("a lost phone forgets at once, sends what is left once, and is empty", async () => {
  const [rig, who] = await running(250);
  rig.server.lost.add(who);
  rig.server.judge = (record) => (record.kind === "shift" ? "" : "tray");
  const { fetch } = rig.server;
  let calls = 0;
  // The net goes after the first answer: by then the view and the lists must be gone.
  rig.server.fetch = (...call) => {
    calls += 1;
    if (calls > 1) throw new TypeError("no net");
    return fetch(...call);
  };
  assert.equal((await rig.night.sync.once(who)).trouble, "offline");
  for (const table of ["view", "totals"]) assert.deepEqual(await rig.night.store.list(table), []);
  assert.equal((await rig.night.workers.get(who)).lists, undefined);
  assert.equal((await rig.night.counts(who)).waiting, 51);
  rig.server.fetch = fetch;
  rig.restart();
  await rig.night.sync.once(who);
  assert.deepEqual(rig.server.batches, [200, 51]);
  for (const table of ["outbox", "workers"]) assert.deepEqual(await rig.night.store.list(table), []);
});

test("a phone that learns at another call that it is lost does the same", async () => {
  const [rig, who] = await running();
  rig.server.lost.add(who);
  assert.equal(await rig.night.workers.refresh(who), "erase");
  assert.equal((await rig.night.workers.unlock(who, "4711")).is, "lost");
  await rig.night.sync.erase(who);
  assert.equal(rig.server.order.length, 4);
  assert.equal(await rig.night.workers.get(who), undefined);
});

test("a closed shift is told once all is sent, and then nothing of it is left", async () => {
  const [rig, who] = await running();
  const id = await shiftOf(rig, who);
  await rig.night.shift.end(who, { end: "01:30", hours: 3.5, staff: 2 });
  await rig.night.shift.close(who);
  rig.server.offline = true;
  await rig.night.sync.once(who);
  assert.equal((await rig.night.store.list("totals")).length, 1);
  rig.server.offline = false;
  await rig.night.sync.once(who);
  assert.deepEqual(rig.server.closed, [id]);
  for (const table of ["outbox", "totals", "view"]) assert.deepEqual(await rig.night.store.list(table), []);
});

test("what lies in the tray keeps the totals of a closed shift", async () => {
  const [rig, who] = await running();
  await rig.night.shift.end(who, { end: "01:30", hours: 3.5, staff: 2 });
  await rig.night.shift.close(who);
  rig.server.judge = (record) => record.kind === "end" && "tray";
  await rig.night.sync.once(who);
  assert.equal(rig.server.closed.length, 1);
  assert.equal((await rig.night.store.list("totals")).length, 1);
  rig.server.judge = () => "already";
  await rig.night.sync.once(who);
  assert.equal((await rig.night.store.list("totals")).length, 0);
  assert.equal(rig.server.closed.length, 1);
});
