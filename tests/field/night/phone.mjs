// Phones that are driven from outside, with faults: the real modules of the night app on the
// twin of the store, before a real server. One JSON a line on stdin, one answer a line on
// stdout, in order. Usage: node phone.mjs BASE [SEED], BASE like http://host:port/api/night/1/
//
// Every line names what to `do` and may name a `phone` ("a" unless said) and `who`, the
// enrolment (the one that enrolled last on that phone unless said). Answers are
// {"ok": true, ...} or {"ok": false, "error": word, "words": sentence}; after "killed" the
// phone is dead until `restart`.
//
//   enrol    {unit, pin, label, cookie, csrf}     → {enrolment}
//   start    {zone, mode, staff, colleagues, date, start}   join {shift, start}   → {id}
//   tally    {group, what, n}   met {given_who, group, needs, given, referred}    → {id, rev}
//   note     {text}   concern {about, urgency, seen}   end {end, hours, staff}    → {id, rev}
//   undo     {id}   revise {id, fields}   close                                   → {id, rev}
//   sync     {all}         one turn of sending                → {trouble, words, lost}
//   everyone               the same for each worker of the phone
//   lock · unlock {pin} · refresh · leave
//   totals · counts · rows · records · workers · dump          what lies there
//   net      {next: [fault, …]} the faults of the next calls, or {chance: {fault: 0…1}};
//            faults: before (dropped on the way), lost (the answer is), twice, late (arrives
//            after a later call, or at `flush`), cut (half of the body arrives), ok
//   flush                  what is late arrives now            → {arrived: [status, …]}
//   store    {room: n} changes that still find room; {die: {side, after}} the phone dies
//            "before" or "after" the disk has the change that comes after so many more
//   kill                   dies at once       restart          lives again on the same disk
//   wait     {ms}          its clock goes on  skew {ms}        its clock is wrong by so much

import { createInterface } from "node:readline";

import { makeNight } from "../../../src/lykt/field/night/static/night/night.js";
import { hpke } from "./rig.mjs";
import { newDisk, openTwin } from "./twin.mjs";

const [base = "", seed = "1"] = process.argv.slice(2);
const FAULTS = ["before", "lost", "twice", "late", "cut"];

/** Return chance that a seed repeats: numbers from 0 up to 1 (mulberry32). */
function chances(from) {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Return a net that fails as it is told, between one phone and the server. */
function makeFaults(chance) {
  const net = { next: [], odds: {}, held: [], log: [] };
  const draw = () => {
    if (net.next.length) return net.next.shift();
    return FAULTS.find((fault) => chance() < (net.odds[fault] ?? 0)) ?? "ok";
  };
  const dropped = (why) => {
    throw new TypeError(`the net: ${why}`);
  };
  /** Let what is late arrive; its answer reaches nobody. */
  net.flush = async () => {
    const arrived = [];
    for (const call of net.held.splice(0)) arrived.push((await fetch(...call)).status);
    return arrived;
  };
  net.fetch = async (address, init) => {
    const fault = draw();
    net.log.push(fault);
    if (fault === "before") dropped(fault);
    if (fault === "late") {
      net.held.push([address, { ...init, signal: undefined }]);
      dropped(fault);
    }
    const sent = fault === "cut" ? { ...init, body: init.body.slice(0, init.body.length / 2) } : init;
    let answer = await fetch(address, sent);
    if (fault === "twice") {
      await answer.arrayBuffer();
      answer = await fetch(address, sent);
    }
    if (fault === "lost") {
      await answer.arrayBuffer();
      dropped(fault);
    }
    if (net.held.length && chance() < 0.5) await net.flush();
    return answer;
  };
  return net;
}

/** Return a number for a name, so that what a phone meets by chance follows from its name. */
const numberOf = (name) => [...name].reduce((sum, sign) => sum * 31 + sign.codePointAt(0), 7);

function makePhone(name) {
  const chance = chances(Number(seed) * 1000 + numberOf(name));
  const phone = { disk: newDisk(), net: makeFaults(chance), away: 0, who: null, night: null };
  phone.restart = () => {
    phone.night = makeNight({
      hpke,
      store: openTwin(phone.disk),
      fetch: phone.net.fetch,
      base,
      now: () => Date.now() + phone.away,
      fill: (bytes) => bytes.map(() => chance() * 256),
    });
  };
  phone.restart();
  return phone;
}

const brief = (record) => ({ id: record.id, rev: record.rev });

/** What is written in a shift: the verb's own fields are all that the line holds. */
const written = (verb) => async ({ night }, who, line) => brief(await night.shift[verb](who, line));

const verbs = {
  async enrol(phone, _, { unit, pin, label = "phone", cookie, csrf }) {
    const session = { cookie, csrf: csrf ?? "-" };
    phone.who = await phone.night.workers.enrol({ unit, pin, label }, session);
    return { enrolment: phone.who };
  },
  start: written("start"),
  tally: written("tally"),
  note: written("note"),
  concern: written("concern"),
  end: written("end"),
  join: async ({ night }, who, { shift, start }) => {
    await night.shift.join(who, { id: shift, start });
    return { id: shift };
  },
  met: async ({ night }, who, { given_who, ...fields }) =>
    brief(await night.shift.met(who, { ...fields, who: given_who })),
  undo: async ({ night }, who, { id }) => brief(await night.shift.undo(who, id)),
  revise: async ({ night }, who, { id, fields }) => brief(await night.shift.revise(who, id, fields)),
  close: async ({ night }, who) => ({ id: await night.shift.close(who) }),
  sync: ({ night }, who, { all = true }) => night.sync.once(who, { all }),
  async everyone({ night }, _, { all = true }) {
    const said = {};
    for (const { enrolment } of await night.workers.all())
      said[enrolment] = await night.sync.once(enrolment, { all });
    return { said };
  },
  lock: ({ night }) => night.lock(),
  unlock: ({ night }, who, { pin }) => night.workers.unlock(who, pin),
  async refresh({ night }, who) {
    const phone = await night.workers.refresh(who);
    if (phone === "erase") await night.sync.erase(who);
    return { phone };
  },
  leave: ({ night }, who) => night.workers.leave(who),
  totals: async ({ night }, who) => ({ totals: await night.shift.totalsOf(who) }),
  counts: ({ night }, who) => night.counts(who),
  rows: async ({ night }, who) => ({ rows: await night.rows(who) }),
  records: async ({ night }, who) => ({ records: await night.shift.records(who) }),
  workers: async ({ night }) => ({ workers: await night.workers.all() }),
  dump: ({ disk }) => ({
    tables: Object.fromEntries(
      Object.entries(disk.tables).map(([name, rows]) => [name, Object.fromEntries(rows)]),
    ),
  }),
  net({ net }, _, { next = [], chance = {} }) {
    net.next = next;
    net.odds = chance;
  },
  flush: async ({ net }) => ({ arrived: await net.flush() }),
  store({ disk }, _, { room, die }) {
    if (room !== undefined) disk.room = room ?? Infinity;
    if (die) disk.kill = { side: die.side, at: disk.changes + 1 + (die.after ?? 0) };
  },
  kill({ disk }) {
    disk.opened = null;
  },
  restart: (phone) => phone.restart(),
  wait(phone, _, { ms }) {
    phone.away += ms;
  },
  skew(phone, _, { ms }) {
    phone.away = ms;
  },
};

const phones = new Map();

async function obey({ do: verb, phone: name = "a", who, ...line }) {
  if (!phones.has(name)) phones.set(name, makePhone(name));
  const phone = phones.get(name);
  try {
    return { ok: true, ...(await verbs[verb](phone, who ?? phone.who, line)) };
  } catch (error) {
    // A word of the app's own, or the kind of what went wrong; a fault of ours shows its stack.
    const kind = error.constructor.name;
    const known = { Unfit: error.message, Told: error.code, Killed: "killed", Full: "full" }[kind];
    const own = known ?? { NoAnswer: "offline", Closed: "closed" }[kind];
    return { ok: false, error: own ?? "broken", words: own ? error.words : error.stack };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) console.log(JSON.stringify(await obey(JSON.parse(line))));
}
