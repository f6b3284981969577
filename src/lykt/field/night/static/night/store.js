// What lies on the phone, in IndexedDB. Tests use a twin with the same five verbs
// (tests/field/night/twin.mjs), which can be full, or be cut off between two writes.

/**
 * phone: its name and its choices · workers: who has signed in · outbox: sealed records ·
 * totals: numbers of a shift · view: tonight's sealed view. Keys are texts; what belongs to a
 * worker begins with the worker's enrolment and a slash.
 */
export const TABLES = ["phone", "workers", "outbox", "totals", "view"];

/** The phone has no room left. Nothing of the change was kept. */
export class Full extends Error {}

const answer = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

const beginning = (prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

const open = (name) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => TABLES.forEach((table) => request.result.createObjectStore(table));
  return answer(request);
};

/** Return the verbs that work within one transaction. */
const within = (transaction) => {
  const table = (name) => transaction.objectStore(name);
  return {
    get: (name, key) => answer(table(name).get(key)),
    list: (name, prefix = "") => answer(table(name).getAll(beginning(prefix))),
    keys: (name, prefix = "") => answer(table(name).getAllKeys(beginning(prefix))),
    put: (name, key, value) => void table(name).put(value, key),
    // Where the key is taken the whole change is undone.
    add: (name, key, value) => void table(name).add(value, key),
    drop: (name, key) => void table(name).delete(key),
    dropAll: (name, prefix) => void table(name).delete(beginning(prefix)),
  };
};

/** Turn what a browser says about a full disk into one word of ours. */
const told = (error) => (error?.name === "QuotaExceededError" ? new Full() : error);

/**
 * Open the store.
 *
 * `change(work)` does all of `work(tx)` or nothing. Within it only the verbs of `tx` may be
 * awaited: the browser ends a transaction that waits for anything else.
 */
export async function openStore(name = "lykt-night") {
  const db = await open(name);
  // Another tab with a newer app must be able to open the store.
  db.onversionchange = () => db.close();
  const reading = (verb) => (table, prefix) =>
    within(db.transaction(table, "readonly"))[verb](table, prefix);
  const change = (work) =>
    new Promise((done, failed) => {
      // "strict" waits until the disk has it: the battery may go in the next second.
      const transaction = db.transaction(TABLES, "readwrite", { durability: "strict" });
      let result;
      let reason = null;
      transaction.oncomplete = () => done(result);
      transaction.onabort = () => failed(reason ?? told(transaction.error));
      work(within(transaction)).then(
        (value) => (result = value),
        (error) => {
          reason = told(error);
          try {
            transaction.abort();
          } catch {
            // It had been aborted already, by the same error.
            failed(reason);
          }
        },
      );
    });
  return { get: reading("get"), list: reading("list"), keys: reading("keys"), change };
}
