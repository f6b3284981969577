// Those who have signed in on this phone. Each has a row, an outbox, totals and a view of their
// own; what one does touches nothing of another's.

import { NoAnswer, Told } from "./net.js";

/** The number of the app, which the server may find too old. */
export const APP = 1;

/** What a worker may be to the phone. Where there is no word, all is well. */
export const STANDINGS = {
  "": ["sign_in", "leaving", "lost"],
  sign_in: ["", "leaving", "lost"],
  leaving: ["", "lost"],
  lost: [""],
};

/** Nothing more is written on this phone for this worker. */
export class Closed extends Error {}

const listed = ({ mode, unit, key, lists, expires }) => ({ mode, unit, key, lists, expires });

export function makeWorkers({ store, net, view, newUuid }) {
  const get = (enrolment) => store.get("workers", enrolment);

  async function change(enrolment, fields) {
    await store.change(async (tx) => {
      const row = await tx.get("workers", enrolment);
      if (row) tx.put("workers", enrolment, { ...row, ...fields });
    });
  }

  const device = () =>
    store.change(async (tx) => {
      const known = await tx.get("phone", "device");
      const id = known ?? newUuid();
      if (!known) tx.put("phone", "device", id);
      return id;
    });

  return {
    get,
    change,

    /** Return those who can write on this phone. */
    async here() {
      const rows = await store.list("workers");
      return rows.filter((row) => !["leaving", "lost"].includes(row.standing));
    },

    /** Return everyone who has something to send, also those who have left or whose phone is lost. */
    all: () => store.list("workers"),

    /**
     * Take the phone for the night. `asked` holds unit, pin and label; `session` what shows that
     * the worker is signed in. What lies sealed for the worker from before stays.
     */
    async enrol(asked, session) {
      const told = { app: APP, device: await device(), ...asked };
      const given = await net("enrol", told, session);
      const viewPublic = await view.publicOf(given.view);
      const { enrolment, token, worker } = given;
      await store.change(async (tx) => {
        const before = await tx.get("workers", enrolment);
        // What an old view key sealed can be read by nobody.
        if (before?.viewPublic !== viewPublic) tx.dropAll("view", `${enrolment}/`);
        const shift = before?.standing === "lost" ? null : (before?.shift ?? null);
        const row = { enrolment, token, worker, viewPublic, shift, standing: "", again: false };
        tx.put("workers", enrolment, { ...row, ...listed(given) });
      });
      await view.open(enrolment, given.view);
      return enrolment;
    },

    /** Fetch the unit's lists anew. Returns "erase" where the phone was reported lost. */
    async refresh(enrolment) {
      const { token } = await get(enrolment);
      const given = await net("lists", {}, { token });
      if (given.phone === "erase") return "erase";
      await change(enrolment, listed(given));
      return "ok";
    },

    /** Open the view with the worker's PIN. Returns what is so: open, wrong, shut, offline, … */
    async unlock(enrolment, pin) {
      const { token, viewPublic } = await get(enrolment);
      try {
        const given = await net("unlock", { pin }, { token });
        const now = await view.publicOf(given.view);
        if (now !== viewPublic) {
          await view.wipe(enrolment);
          await change(enrolment, { viewPublic: now });
        }
        await view.open(enrolment, given.view);
        return { is: "open" };
      } catch (error) {
        if (error instanceof NoAnswer) return { is: "offline" };
        if (!(error instanceof Told)) throw error;
        if (error.code === "shut") {
          await view.wipe(enrolment);
          await change(enrolment, { again: true, viewPublic: "" });
        }
        if (error.code === "unknown") await change(enrolment, { standing: "sign_in" });
        return { is: error.code, left: error.left, words: error.words };
      }
    },

    /**
     * Take the worker off the phone. What waits to be sent stays, sealed, and the key that can
     * send it and read nothing; both go when the last record is settled.
     */
    async leave(enrolment) {
      view.lock(enrolment);
      await forget(store, enrolment, "leaving");
      await goneWhenEmpty(store, enrolment);
    },

    /** The phone was reported lost: forget all but what still must be sent. */
    async lost(enrolment) {
      view.lock(enrolment);
      await forget(store, enrolment, "lost");
    },

    /** Forget a worker who has left, and shifts that are closed, once nothing waits any more. */
    goneWhenEmpty: (enrolment) => goneWhenEmpty(store, enrolment),
  };
}

function forget(store, enrolment, standing) {
  return store.change(async (tx) => {
    const row = await tx.get("workers", enrolment);
    tx.dropAll("view", `${enrolment}/`);
    tx.dropAll("totals", `${enrolment}/`);
    if (row) tx.put("workers", enrolment, { enrolment, token: row.token, shift: null, standing });
  });
}

function goneWhenEmpty(store, enrolment) {
  return store.change(async (tx) => {
    if ((await tx.keys("outbox", `${enrolment}/`)).length) return;
    const row = await tx.get("workers", enrolment);
    if (["leaving", "lost"].includes(row?.standing)) tx.drop("workers", enrolment);
    // A phone that was lost and is found again is a new phone to the server.
    if (row?.standing === "lost") tx.drop("phone", "device");
    for (const totals of await tx.list("totals", `${enrolment}/`)) {
      if (totals.closed && totals.told) tx.drop("totals", `${enrolment}/${totals.shift}`);
    }
  });
}
