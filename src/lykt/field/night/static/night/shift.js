// What can be written down in a shift. Each is one record, sealed at once and kept together
// with the totals in one change: both or neither, also when the battery goes in between.

import { eveningOf, timeOf, written } from "./clock.js";
import { Unfit, begun, totalsAfter } from "./counting.js";
import { putIn } from "./outbox.js";
import { asItStands } from "./view.js";
import { Closed } from "./workers.js";

/** How long (ms) what was just written can be taken back without looking back. */
export const UNDO = 10_000;
/** Longest text of a note or a concern, in characters. */
export const TEXT = 4000;
/** What is taken in a shift where people are counted only. */
const COUNT = new Set(["shift", "tally", "note", "concern", "end", "undo"]);

/** What was known of the worker had changed meanwhile, in another tab or by signing on anew. */
class Stale extends Error {}

const totalsKey = (enrolment, shift) => `${enrolment}/${shift}`;

export function makeShift({ store, seal, view, workers, nextId, now }) {
  // What was written in the last seconds, also while locked: it is the writer who still
  // stands there. It is in memory alone.
  const fresh = new Map();
  // What the writer is still adding words to, however long that takes.
  let held = null;

  function freshly() {
    for (const [id, { at }] of fresh) if (id !== held && now() - at > UNDO) fresh.delete(id);
    return fresh;
  }

  // Reading the worker's row for each tap would cost as much as the sealing.
  const known = new Map();

  async function workerOf(enrolment) {
    const worker = await workers.get(enrolment);
    if (!worker || ["leaving", "lost"].includes(worker.standing)) throw new Closed();
    known.set(enrolment, worker);
    return worker;
  }

  /** Do something with what is known of the worker; once more where that was no longer so. */
  async function asKnown(enrolment, work) {
    try {
      if (known.has(enrolment)) return await work(known.get(enrolment), false);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
    }
    return work(await workerOf(enrolment), true);
  }

  /** Seal a record and keep it, with what it does to the totals. Returns the record. */
  async function append(worker, record, retotal) {
    const { enrolment } = worker;
    // Sealing comes first: a change of the store cannot wait for it.
    const [sealed, seen] = await Promise.all([
      seal(enrolment, worker.key, record),
      view.sealed(worker, record),
    ]);
    await store.change(async (tx) => {
      const key = totalsKey(enrolment, record.shift);
      const [row, before] = await Promise.all([tx.get("workers", enrolment), tx.get("totals", key)]);
      if (!row || ["leaving", "lost"].includes(row.standing)) throw new Closed();
      if (row.viewPublic !== worker.viewPublic || row.shift !== worker.shift) throw new Stale();
      const totals = retotal(before);
      putIn(tx, enrolment, worker.key, record, sealed);
      tx.put("totals", key, totals);
      view.putIn(tx, enrolment, record, seen);
      if (record.kind === "shift") tx.put("workers", enrolment, { ...row, shift: record.id });
    });
    fresh.set(record.id, { record, at: now() });
    view.add(enrolment, record);
    return record;
  }

  const made = (kind, shift, fields) => {
    const id = nextId();
    const at = written(new Date(now()));
    return { v: 1, id, rev: 1, kind, shift: shift ?? id, at, ...fields };
  };

  /** Write a record of the running shift. */
  const write = (enrolment, kind, fields) =>
    asKnown(enrolment, async (worker, sure) => {
      if (!worker.shift) throw sure ? new Unfit("no_shift") : new Stale();
      const record = made(kind, worker.shift, fields);
      return append(worker, record, (totals) => {
        if (totals.mode === "count" && !COUNT.has(kind)) throw new Unfit("counts_only");
        return totalsAfter(totals, record);
      });
    });

  /** Find a record that can still be taken back or put right, as it stands now. */
  function find(enrolment, id) {
    const opened = view.now(enrolment);
    const known = opened && asItStands(opened.records).find((each) => each.id === id);
    if (known) return known;
    const just = freshly().get(id)?.record;
    if (!just) throw new Unfit(opened ? "not_here" : "locked");
    return { ...just, undone: false };
  }

  const totalsOf = async (enrolment) => {
    const worker = await workers.get(enrolment);
    return worker?.shift ? store.get("totals", totalsKey(enrolment, worker.shift)) : null;
  };

  // One after another: two thumbs at once must not take back the same record twice.
  let last = Promise.resolve();
  const inTurn =
    (work) =>
    (...given) => {
      const mine = last.then(() => work(...given));
      last = mine.catch(() => {});
      return mine;
    };

  const writing = {
    /** Begin a shift. `zone` and `colleagues` are handles, `staff` how many go. */
    async start(enrolment, { zone, mode, staff, colleagues = [], date, start } = {}) {
      const worker = await workerOf(enrolment);
      if (worker.shift) throw new Unfit("runs_already");
      const here = new Date(now());
      const fields = {
        date: date ?? eveningOf(here),
        zone,
        mode: worker.mode === "count" ? "count" : (mode ?? "full"),
        staff,
        colleagues,
        start: start ?? timeOf(here),
      };
      const record = made("shift", null, fields);
      return append(worker, record, () =>
        begun({ shift: record.id, joined: false, ...fields }),
      );
    },

    /** Go along on a colleague's shift: what is written here is counted in that one. */
    async join(enrolment, { id, start }) {
      const worker = await workerOf(enrolment);
      if (worker.shift) throw new Unfit("runs_already");
      const totals = begun({ shift: id, mode: worker.mode, start, staff: null, joined: true });
      await store.change(async (tx) => {
        const before = await tx.get("totals", totalsKey(enrolment, id));
        tx.put("totals", totalsKey(enrolment, id), before ? { ...before, closed: false } : totals);
        tx.put("workers", enrolment, { ...worker, shift: id });
      });
    },

    tally: (enrolment, { group, what, n = 1 }) => write(enrolment, "tally", { group, what, n }),

    met: (enrolment, { who, group = null, needs = [], given = [], referred = [] }) =>
      write(enrolment, "met", { who, group, needs, given, referred }),

    note: (enrolment, { text }) => write(enrolment, "note", { text: text.slice(0, TEXT) }),

    concern: (enrolment, { about, urgency = "soon", seen = "" }) =>
      write(enrolment, "concern", { about, urgency, seen: seen.slice(0, TEXT) }),

    /** Take a record back. The record itself stays; this is one of its own. */
    async undo(enrolment, id) {
      const worker = await workerOf(enrolment);
      const target = find(enrolment, id);
      if (target.undone) throw new Unfit("undone_already");
      if (["undo", "shift"].includes(target.kind)) throw new Unfit("cannot_be_undone");
      const record = made("undo", target.shift, { target: id });
      const kept = await append(worker, record, (totals) => totalsAfter(totals, record, { target }));
      fresh.delete(id);
      return kept;
    },

    /** Put a record right: the same id, the next revision, everything said anew. */
    async revise(enrolment, id, fields) {
      const worker = await workerOf(enrolment);
      const { undone, ...before } = find(enrolment, id);
      if (undone) throw new Unfit("undone_already");
      if (before.kind === "undo") throw new Unfit("cannot_be_undone");
      const record = { ...before, ...fields, rev: before.rev + 1 };
      return append(worker, record, (totals) => totalsAfter(totals, record, { before }));
    },

    /** Say that the shift is over. Said again, it is put right. */
    async end(enrolment, { end, hours, staff }) {
      const worker = await workerOf(enrolment);
      const totals = await totalsOf(enrolment);
      if (!totals) throw new Unfit("no_shift");
      // Whoever began the shift ends it; a phone that went along only leaves.
      if (totals.joined) throw new Unfit("not_yours");
      const fields = { end, hours, staff, totals: totals.groups };
      const record = made("end", totals.shift, fields);
      if (totals.end) Object.assign(record, { id: totals.end.id, rev: totals.end.rev + 1 });
      return append(worker, record, (latest) => totalsAfter(latest, record));
    },

    /** Put the shift away on this phone. The view goes now; the server is told when it can be. */
    async close(enrolment) {
      const worker = await workerOf(enrolment);
      const totals = await totalsOf(enrolment);
      if (!totals) throw new Unfit("no_shift");
      if (!totals.end && !totals.joined) throw new Unfit("not_ended");
      await store.change(async (tx) => {
        tx.put("totals", totalsKey(enrolment, totals.shift), { ...totals, closed: true });
        tx.put("workers", enrolment, { ...(await tx.get("workers", enrolment)), shift: null });
        tx.dropAll("view", `${enrolment}/`);
      });
      view.lock(enrolment);
      return worker.shift;
    },
  };

  return {
    ...Object.fromEntries(Object.entries(writing).map(([name, work]) => [name, inTurn(work)])),

    totalsOf,

    /** Return what was written in the running shift, newest last; null while locked. */
    async records(enrolment) {
      const { shift } = await workerOf(enrolment);
      const opened = view.now(enrolment);
      return opened && asItStands(opened.records).filter((each) => each.shift === shift);
    },

    /** Return what can be taken back without looking back: the newest of the last seconds. */
    justNow(shift) {
      const left = [...freshly().values()].filter(
        ({ record }) => record.shift === shift && !["shift", "undo", "end"].includes(record.kind),
      );
      return left.at(-1)?.record ?? null;
    },

    /** Let a record be put right for as long as its writer stays with it; null lets go. */
    hold: (id) => {
      held = id;
    },
  };
}
