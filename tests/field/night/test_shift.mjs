import assert from "node:assert/strict";
import { test } from "node:test";

import { Full } from "../../../src/lykt/field/night/static/night/store.js";
import { Unfit } from "../../../src/lykt/field/night/static/night/counting.js";
import { makeRig } from "./rig.mjs";
import { Killed } from "./twin.mjs";

const seen = { group: "g1", what: "seen" };
const unfit = (word) => (error) => error instanceof Unfit && error.message === word;

async function running(worker) {
  const rig = await makeRig();
  const who = await rig.enrol(worker);
  await rig.start(who);
  return [rig, who, rig.night.shift];
}

test("what is written is counted at once and lies sealed in the outbox", async () => {
  const [rig, who, shift] = await running();
  await shift.tally(who, seen);
  await shift.tally(who, seen);
  await shift.tally(who, { ...seen, n: -1 });
  await shift.met(who, { who: { code: "BLÅ-KRONE-7" }, group: "g1", needs: ["health"] });
  await shift.met(who, { who: { anonymous: 3 }, group: "g2" });
  assert.deepEqual(await rig.totals(who), { g1: { seen: 1, met: 1 }, g2: { seen: 0, met: 3 } });
  assert.deepEqual(await rig.night.counts(who), { waiting: 6, kept: 0, refused: 0 });
});

test("the night after twelve belongs to the evening before", async () => {
  const [rig, who, shift] = await running();
  const [record] = await shift.records(who);
  assert.equal(record.kind, "shift");
  assert.equal(record.id, record.shift);
  // The clock of the rig stands at 00.30 UTC on the 29th.
  assert.equal(record.date, "2026-11-28");
});

test("what was just written can be taken back for ten seconds while locked, then not", async () => {
  const [rig, who, shift] = await running();
  const first = await shift.tally(who, seen);
  const second = await shift.tally(who, seen);
  rig.night.lock();
  rig.clock += 9_000;
  assert.equal(shift.justNow(first.shift).id, second.id);
  await shift.undo(who, second.id);
  assert.deepEqual(await rig.totals(who), { g1: { seen: 1, met: 0 } });
  rig.clock += 2_000;
  assert.equal(shift.justNow(first.shift), null);
  await assert.rejects(shift.undo(who, first.id), unfit("locked"));
});

test("from the list anything of the shift can be taken back, once", async () => {
  const [rig, who, shift] = await running();
  const { id } = await shift.met(who, { who: { anonymous: 2 }, group: "g1" });
  rig.clock += 3_600_000;
  await shift.undo(who, id);
  await assert.rejects(shift.undo(who, id), unfit("undone_already"));
  await assert.rejects(shift.revise(who, id, { group: "g2" }), unfit("undone_already"));
  assert.deepEqual(await rig.totals(who), { g1: { seen: 0, met: 0 } });
  assert.ok((await shift.records(who)).find((record) => record.id === id).undone);
});

test("two thumbs at once take back one record once", async () => {
  const [rig, who, shift] = await running();
  const { id } = await shift.tally(who, seen);
  const both = await Promise.allSettled([shift.undo(who, id), shift.undo(who, id)]);
  assert.deepEqual(both.map((each) => each.status), ["fulfilled", "rejected"]);
});

test("an undo and a shift are not undone", async () => {
  const [, who, shift] = await running();
  const { id } = await shift.tally(who, seen);
  const undo = await shift.undo(who, id);
  await assert.rejects(shift.undo(who, undo.id), unfit("cannot_be_undone"));
  const [record] = await shift.records(who);
  await assert.rejects(shift.undo(who, record.id), unfit("cannot_be_undone"));
});

test("what is put right has the same id, the next revision, and counts anew", async () => {
  const [rig, who, shift] = await running();
  const { id } = await shift.met(who, { who: { anonymous: 2 }, group: "g1" });
  const third = await shift
    .revise(who, id, { who: { anonymous: 5 } })
    .then(() => shift.revise(who, id, { group: "g2" }));
  assert.deepEqual([third.id, third.rev, third.who.anonymous], [id, 3, 5]);
  assert.deepEqual(await rig.totals(who), { g1: { seen: 0, met: 0 }, g2: { seen: 0, met: 5 } });
  assert.equal((await rig.night.rows(who)).filter((row) => row.id === id).length, 3);
});

test("who only counts meets no codes, and writes none", async () => {
  const [rig, who, shift] = await running("VO");
  assert.equal((await shift.totalsOf(who)).mode, "count");
  assert.deepEqual(rig.night.view.now(who).recent, []);
  await assert.rejects(shift.met(who, { who: { anonymous: 1 } }), unfit("counts_only"));
  await shift.concern(who, { about: "child", urgency: "now" });
});

test("a count does not fall under nothing, and nothing is kept of the try", async () => {
  const [rig, who, shift] = await running();
  await assert.rejects(shift.tally(who, { ...seen, n: -1 }), unfit("none_left"));
  assert.equal((await rig.night.counts(who)).waiting, 1);
});

test("a full phone says so, and nothing is written by half", async () => {
  const [rig, who, shift] = await running();
  await shift.tally(who, seen);
  rig.disk.room = 0;
  await assert.rejects(shift.tally(who, seen), Full);
  assert.deepEqual(await rig.totals(who), { g1: { seen: 1, met: 0 } });
  assert.equal((await rig.night.counts(who)).waiting, 2);
  await rig.night.sync.once(who);
  rig.disk.room = 5;
  await shift.tally(who, seen);
  assert.deepEqual(await rig.totals(who), { g1: { seen: 2, met: 0 } });
});

for (const [side, left] of [["before", 1], ["after", 2]]) {
  test(`a battery that goes ${side} the disk has it leaves record and totals alike`, async () => {
    const [rig, who, shift] = await running();
    await shift.tally(who, seen);
    rig.disk.kill = { side, at: rig.disk.changes + 1 };
    await assert.rejects(shift.tally(who, seen), Killed);
    rig.restart();
    assert.equal((await rig.totals(who)).g1.seen, left);
    assert.equal((await rig.night.counts(who)).waiting, 1 + left);
  });
}

test("after a restart without a net one counts on, and does not look back", async () => {
  const [rig, who] = await running();
  const { id } = await rig.night.shift.tally(who, seen);
  rig.server.offline = true;
  const { shift, view, workers } = rig.restart();
  assert.equal(await shift.records(who), null);
  assert.equal(view.isOpen(who), false);
  await assert.rejects(shift.undo(who, id), unfit("locked"));
  await shift.tally(who, seen);
  assert.deepEqual(await rig.totals(who), { g1: { seen: 2, met: 0 } });
  assert.deepEqual(await workers.unlock(who, "4711"), { is: "offline" });
});

test("once unlocked, what was written while locked can be read too", async () => {
  const [rig, who] = await running();
  rig.server.offline = true;
  const { shift, workers } = rig.restart();
  await shift.note(who, { text: "quiet" });
  rig.server.offline = false;
  assert.deepEqual(await workers.unlock(who, "4711"), { is: "open" });
  assert.deepEqual((await shift.records(who)).map((record) => record.kind), ["shift", "note"]);
});

test("a shift ends with the totals, and is put right by a revision", async () => {
  const [rig, who, shift] = await running();
  const { id } = await shift.tally(who, seen);
  const first = await shift.end(who, { end: "01:30", hours: 3.5, staff: 2 });
  await shift.undo(who, id);
  const second = await shift.end(who, { end: "01:45", hours: 3.75, staff: 2 });
  assert.deepEqual([second.id, second.rev], [first.id, 2]);
  assert.deepEqual(second.totals, { g1: { seen: 0, met: 0 } });
  assert.equal(await shift.close(who), first.shift);
  assert.equal(await shift.totalsOf(who), null);
  assert.deepEqual(await rig.night.store.list("view"), []);
});

test("a shift that has not ended is not put away", async () => {
  const [, who, shift] = await running();
  await assert.rejects(shift.close(who), unfit("not_ended"));
});

test("a second phone goes along, and leaves without ending the shift", async () => {
  const [rig, , shift] = await running();
  const other = await makeRig(rig.server);
  const who = await other.enrol("HE");
  await other.night.shift.join(who, { id: "the-shift", start: "22:00" });
  const record = await other.night.shift.tally(who, seen);
  assert.equal(record.shift, "the-shift");
  await assert.rejects(other.night.shift.end(who, {}), unfit("not_yours"));
  await other.night.shift.close(who);
});

test("two workers on one phone have an outbox and totals each", async () => {
  const [rig, froya, shift] = await running();
  await shift.tally(froya, seen);
  const hedda = await rig.enrol("HE");
  assert.equal(rig.night.view.isOpen(froya), false);
  await rig.start(hedda);
  await shift.tally(hedda, { group: "g2", what: "met" });
  assert.deepEqual(await rig.totals(froya), { g1: { seen: 1, met: 0 } });
  assert.deepEqual(await rig.totals(hedda), { g2: { seen: 0, met: 1 } });
  assert.equal((await rig.night.counts(froya)).waiting, 2);
  assert.equal((await rig.night.workers.here()).length, 2);
});

test("what another tab has changed is seen: the key of the view, and the shift", async () => {
  const [rig, who, shift] = await running();
  await shift.tally(who, seen);
  await rig.night.workers.change(who, { viewPublic: "" });
  await shift.tally(who, seen);
  assert.equal((await rig.night.store.list("view")).length, 2);
  await rig.night.workers.change(who, { shift: null });
  await assert.rejects(shift.tally(who, seen), unfit("no_shift"));
  assert.equal((await rig.night.counts(who)).waiting, 3);
});
