// A twin of store.js for tests without a browser: the same verbs, on a "disk" that outlives the
// app, and that can be full, or be cut off before or after a change has reached it.

import { Full, TABLES } from "../../../src/lykt/field/night/static/night/store.js";

/** The phone died. Whatever was under way is over; only the disk is left. */
export class Killed extends Error {}

const copy = (value) => (value === undefined ? undefined : structuredClone(value));

/** Return what outlives a restart: the tables, and the faults that are set to come. */
export const newDisk = () => ({
  tables: Object.fromEntries(TABLES.map((table) => [table, new Map()])),
  // How many more changes there is room for; how many until the phone dies, and on which side.
  room: Infinity,
  kill: null,
  changes: 0,
});

const sorted = (map, prefix) =>
  [...map.keys()].filter((key) => key.startsWith(prefix)).sort();

/** Open the disk. A store that was killed, or opened before a later one, does nothing more. */
export function openTwin(disk) {
  const mine = (disk.opened = Symbol("opened"));
  let turn = Promise.resolve();

  const alive = () => {
    if (disk.opened !== mine) throw new Killed();
  };

  function within(draft) {
    return {
      get: async (table, key) => (alive(), copy(draft[table].get(key))),
      list: async (table, prefix = "") =>
        sorted(draft[table], prefix).map((key) => copy(draft[table].get(key))),
      keys: async (table, prefix = "") => sorted(draft[table], prefix),
      put: (table, key, value) => void draft[table].set(key, copy(value)),
      add: (table, key, value) => {
        if (draft[table].has(key)) throw new Error("the key is taken");
        draft[table].set(key, copy(value));
      },
      drop: (table, key) => void draft[table].delete(key),
      dropAll: (table, prefix) =>
        sorted(draft[table], prefix).forEach((key) => draft[table].delete(key)),
    };
  }

  /** Die here if it is time: `side` is "before" or "after" the change has reached the disk. */
  function mayDie(side) {
    if (disk.kill?.side !== side || disk.kill.at !== disk.changes) return;
    disk.kill = null;
    disk.opened = null;
    throw new Killed();
  }

  const size = (tables) => Object.values(tables).reduce((sum, table) => sum + table.size, 0);

  async function change(work) {
    alive();
    const draft = Object.fromEntries(TABLES.map((name) => [name, new Map(disk.tables[name])]));
    const result = await work(within(draft));
    alive();
    disk.changes += 1;
    mayDie("before");
    if (size(draft) > size(disk.tables)) {
      if (disk.room <= 0) throw new Full();
      disk.room -= 1;
    }
    disk.tables = draft;
    mayDie("after");
    return result;
  }

  const reading = (verb) => async (table, prefix) => (alive(), within(disk.tables)[verb](table, prefix));

  return {
    get: reading("get"),
    list: reading("list"),
    keys: reading("keys"),
    change(work) {
      const own = turn.then(() => change(work));
      turn = own.catch(() => {});
      return own;
    },
  };
}
