// Sending. It may be begun at any time and cut off at any place: what the server has settled is
// known by its id, so that sending again does no harm, and nothing goes before it is answered.

import { NoAnswer, Told } from "./net.js";
import { rowsOf, settle } from "./outbox.js";
import { APP } from "./workers.js";

/** The most that the server takes in one batch: records, and bytes (with room for the frame). */
export const MOST = 200;
export const BYTES = 1_800_000;

/** Return the first rows that go together. */
export function batchOf(rows, most = MOST, bytes = BYTES) {
  const batch = [];
  let size = 0;
  for (const row of rows) {
    size += row.sealed.length + 150;
    if (batch.length && (batch.length === most || size > bytes)) break;
    batch.push(row);
  }
  return batch;
}

const placeOf = ({ id, rev }) => `${id}/${rev}`;

/** What is asked in this turn: what waits, and on `all` also what lies at the unit. */
const dueOf = (rows, all, asked) =>
  rows.filter(
    (row) => (row.state === "waiting" || (all && row.state === "kept")) && !asked.has(placeOf(row)),
  );

/** What stops a turn, by the server's word; anything else is one more try later. */
const STOPS = { unknown: "sign_in", old_app: "old_app", slower: "slower", form: "form" };

export function makeSync({ store, net, workers, now, locks }) {
  const clock = () => new Date(now()).toISOString();

  async function post(worker, batch) {
    const records = batch.map(({ id, rev, key, sealed }) => ({ id, rev, key, sealed }));
    return net("records", { app: APP, now: clock(), records }, { token: worker.token });
  }

  /** Take in one answer. Returns whether the phone is lost. */
  async function take(enrolment, batch, given) {
    const lost = given.phone === "erase";
    // Forgetting comes first: a phone that is cut off in between must not still hold the view.
    if (lost) await workers.lost(enrolment);
    await settle(store, enrolment, batch, given.results ?? [], lost);
    return lost;
  }

  /** Send a worker's outbox, batch by batch, until nothing is due or something stops it. */
  async function send(enrolment, all) {
    const asked = new Set();
    let most = MOST;
    for (;;) {
      const worker = await workers.get(enrolment);
      if (!worker) return {};
      const lost = worker.standing === "lost";
      // A lost phone sends what is left once, refused or not, and then has nothing.
      const rows = await rowsOf(store, enrolment);
      const due = lost ? rows.filter((row) => !asked.has(placeOf(row))) : dueOf(rows, all, asked);
      if (!due.length) return { lost };
      const batch = batchOf(due, most);
      try {
        await take(enrolment, batch, await post(worker, batch));
        batch.forEach((row) => asked.add(placeOf(row)));
        if (worker.standing === "sign_in") await workers.change(enrolment, { standing: "" });
      } catch (error) {
        if (error instanceof NoAnswer) return { trouble: "offline", lost };
        if (!(error instanceof Told)) throw error;
        if (error.code === "too_much" && batch.length > 1) most = Math.ceil(batch.length / 2);
        else if (error.code === "lost" && !lost) await workers.lost(enrolment);
        else return stopped(enrolment, worker, error);
      }
    }
  }

  async function stopped(enrolment, worker, error) {
    const trouble = STOPS[error.code] ?? "later";
    if (trouble === "sign_in" && !worker.standing)
      await workers.change(enrolment, { standing: "sign_in" });
    return { trouble, words: error.words, after: error.after, lost: worker.standing === "lost" };
  }

  /** Tell the server of shifts that were closed here, where all of them has been sent. */
  async function tellClosed(enrolment) {
    const worker = await workers.get(enrolment);
    if (!worker || worker.standing) return {};
    const rows = await rowsOf(store, enrolment);
    if (rows.some((row) => row.state === "waiting")) return {};
    for (const totals of await store.list("totals", `${enrolment}/`)) {
      if (!totals.closed || totals.told) continue;
      // While the next shift runs, its view key must not be let go for the last one's sake.
      if (!worker.shift) {
        const { shift } = totals;
        const given = await net("close", { shift }, { token: worker.token });
        if (given.phone === "erase") return { erase: true };
        // With the view key the view is over: who wants to look back next signs on anew.
        await workers.change(enrolment, { viewPublic: "", again: true });
      }
      const key = `${enrolment}/${totals.shift}`;
      await store.change(async (tx) => tx.put("totals", key, { ...totals, told: true }));
    }
    return {};
  }

  async function closing(enrolment) {
    try {
      return await tellClosed(enrolment);
    } catch (error) {
      if (error instanceof Told && error.code === "lost") return { erase: true };
      if (error instanceof Told || error instanceof NoAnswer) return {};
      throw error;
    }
  }

  async function turn(enrolment, all) {
    let said = await send(enrolment, all);
    if (!said.trouble && (await closing(enrolment)).erase) {
      await workers.lost(enrolment);
      said = await send(enrolment, all);
    }
    await workers.goneWhenEmpty(enrolment);
    return said;
  }

  return {
    /**
     * Send one worker's outbox. `all` asks again about what lies at the unit. Returns
     * {trouble?, words?, after?, lost?}; trouble "busy" means that another tab sends now.
     */
    async once(enrolment, { all = true } = {}) {
      const name = `lykt-night-send/${enrolment}`;
      return locks.request(name, { ifAvailable: true }, (lock) =>
        lock ? turn(enrolment, all) : { trouble: "busy" },
      );
    },

    /** The server said on another call that the phone is lost. */
    async erase(enrolment) {
      await workers.lost(enrolment);
      return this.once(enrolment);
    },
  };
}
