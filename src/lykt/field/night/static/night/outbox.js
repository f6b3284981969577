// The outbox: every record sealed by itself, until the server has settled it. A row is never
// written over: a record that is put right is a row of its own, with the next revision.

/** What may become of a row. Only the server's "taken" and "already" let go of it. */
export const STATES = {
  waiting: ["gone", "kept", "refused"],
  kept: ["gone", "kept", "refused"],
  refused: ["gone", "kept", "refused"],
};
const SETTLED = new Set(["taken", "already"]);
const AT_THE_UNIT = new Set(["conflict", "tray"]);

export const keyOf = (enrolment, id, rev) => `${enrolment}/${id}/${String(rev).padStart(6, "0")}`;

/** Return what becomes of a row by the state that the server answers; nothing by another word. */
export function stateAfter(answered) {
  if (SETTLED.has(answered)) return "gone";
  if (AT_THE_UNIT.has(answered)) return "kept";
  return answered === "refused" ? "refused" : "";
}

/** Put a sealed record in, within a change of the store. Whoever would write over one is stopped. */
export function putIn(tx, enrolment, key, { id, rev }, sealed) {
  const row = { id, rev, key: key.id, sealed, state: "waiting", words: "" };
  tx.add("outbox", keyOf(enrolment, id, rev), row);
}

/** Return the rows of a worker in the order in which they were made. */
export const rowsOf = (store, enrolment) => store.list("outbox", `${enrolment}/`);

/** Return how many rows of a worker wait, lie at the unit, and were refused. */
export async function countsOf(store, enrolment) {
  const counts = { waiting: 0, kept: 0, refused: 0 };
  for (const row of await rowsOf(store, enrolment)) counts[row.state] += 1;
  return counts;
}

/**
 * Let the server's answer take effect on the rows that were sent, in one change.
 *
 * Rows that the answer does not name by id and revision stay as they are and are sent again.
 * From a phone that is lost everything that was answered goes: it lies in the unit's tray.
 */
export function settle(store, enrolment, sent, results, lost = false) {
  const named = new Map(results.map((each) => [keyOf(enrolment, each.id, each.rev), each]));
  return store.change(async (tx) => {
    for (const { id, rev } of sent) {
      const place = keyOf(enrolment, id, rev);
      const result = named.get(place);
      const row = await tx.get("outbox", place);
      if (!result || !row) continue;
      const next = lost ? "gone" : stateAfter(result.state);
      if (next === "gone") tx.drop("outbox", place);
      else if (next) tx.put("outbox", place, { ...row, state: next, words: result.words ?? "" });
    }
  });
}
