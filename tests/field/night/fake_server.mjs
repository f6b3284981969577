// A small server that holds to docs/reference/sync.md, for tests of the phone alone. It opens
// what is sealed with its own key and keeps what it has settled; it judges as little as it can.

import * as hpke from "../../../src/lykt/web/static/vendor/hpke/hpke.js";
import {
  fromBase64url,
  infoOf,
  makeSuite,
  toBase64url,
} from "../../../src/lykt/field/night/static/night/envelope.js";

const LISTS = {
  zones: [{ handle: "z1", name: "Sentrum" }, { handle: "z2", name: "Havna" }],
  groups: [{ handle: "g1", name: "Kvinner" }, { handle: "g2", name: "Menn" }],
  needs: [{ code: "health", name: "Helse" }],
  given: [{ code: "condoms", name: "Kondomer" }],
  referred: [{ code: "clinic", name: "Klinikk" }],
  genders: [{ code: "woman", name: "Kvinne" }],
  origins: [{ code: "africa", name: "Afrika" }],
  ages: [{ code: "18-24", name: "18–24" }],
};

const chance = (length) => toBase64url(crypto.getRandomValues(new Uint8Array(length)));

const answer = (status, body, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });

const wrong = (status, error, more = {}) =>
  answer(status, { error, words: `because of ${error}`, ...more }, more.after ? { "Retry-After": String(more.after) } : {});

/** Make a server. `settled` holds the opened records by "id/rev"; set `judge` to answer otherwise. */
export async function makeServer() {
  const suite = makeSuite(hpke);
  const pair = await suite.GenerateKeyPair(true);
  const publicKey = toBase64url(await suite.SerializePublicKey(pair.publicKey));
  const enrolments = new Map();
  const server = {
    settled: new Map(),
    order: [],
    batches: [],
    enrolments,
    lost: new Set(),
    closed: [],
    judge: null,
    most: 200,
    next: null,
    wrongs: 0,
    publicKey,
    privateKey: pair.privateKey,
  };

  const byToken = (init) => {
    const token = (init.headers.Authorization ?? "").replace("Bearer ", "");
    return [...enrolments.values()].find((each) => each.token === token);
  };

  const viewOf = (who) => ({
    key: who.viewKey,
    recent: who.mode === "count" ? [] : ["BLÅ-KRONE-7", "STILLE-ELV-2"],
    colleagues: who.mode === "count" ? [] : [{ handle: "c1", name: "Hedda" }],
    shifts: server.shifts ?? [],
  });

  const calls = {
    enrol(body, who_, init) {
      const worker = init.headers.Cookie ?? "FR";
      const name = `${worker}@${body.device.slice(-6)}`;
      const known = enrolments.get(name) ?? { viewKey: chance(32), pin: body.pin };
      const mode = worker.startsWith("V") ? "count" : "full";
      const who = { ...known, enrolment: name, token: chance(24), mode };
      enrolments.set(name, who);
      return answer(200, {
        enrolment: name,
        token: who.token,
        mode,
        worker,
        unit: { handle: "u1", name: "Uteteamet" },
        key: { id: "k1", public: publicKey },
        lists: LISTS,
        view: viewOf(who),
        now: new Date().toISOString(),
        expires: "2099-01-01T00:00:00Z",
      });
    },
    async records(body, who) {
      if (body.records.length > server.most) return wrong(413, "too_much");
      server.batches.push(body.records.length);
      const results = [];
      for (const record of body.records) results.push(await taken(record, who));
      return answer(200, { now: new Date().toISOString(), phone: server.lost.has(who.enrolment) ? "erase" : "ok", results });
    },
    unlock(body, who) {
      if (server.lost.has(who.enrolment)) return wrong(403, "lost");
      if (body.pin === who.pin) return answer(200, { view: viewOf(who) });
      server.wrongs += 1;
      if (server.wrongs < 5) return wrong(403, "wrong", { left: 5 - server.wrongs });
      who.viewKey = chance(32);
      return wrong(403, "shut");
    },
    lists: (body, who) =>
      answer(200, {
        lists: LISTS,
        key: { id: "k1", public: publicKey },
        mode: who.mode,
        unit: { handle: "u1", name: "Uteteamet" },
        now: "",
        expires: "",
        phone: server.lost.has(who.enrolment) ? "erase" : "ok",
      }),
    close(body, who) {
      if (server.lost.has(who.enrolment)) return wrong(403, "lost");
      server.closed.push(body.shift);
      who.viewKey = chance(32);
      return answer(200, { phone: "ok" });
    },
  };

  async function taken({ id, rev, sealed }, who) {
    const name = `${id}/${rev}`;
    const words = "";
    if (server.settled.has(name)) return { id, rev, state: "already", words };
    const bytes = fromBase64url(sealed);
    const text = await suite.Open(pair.privateKey, bytes.slice(0, 65), bytes.slice(65), {
      info: infoOf(who.enrolment, id, rev),
    });
    const record = JSON.parse(new TextDecoder().decode(text));
    const judged = server.judge?.(record);
    if (judged) return { id, rev, state: judged, words: `because of ${judged}` };
    server.settled.set(name, { ...record, by: who.enrolment });
    server.order.push(name);
    return { id, rev, state: "taken", words };
  }

  /** What stands in the way of the next call, once: a status, an error, or a page of a café. */
  function hindrance() {
    const next = server.next;
    server.next = null;
    if (next === "café") return new Response("<h1>Wi-Fi</h1>", { status: 200 });
    return next ? wrong(next.status, next.error, next) : null;
  }

  server.fetch = async (address, init) => {
    if (server.offline) throw new TypeError("no net");
    const inTheWay = hindrance();
    if (inTheWay) return inTheWay;
    const path = new URL(address, "http://phone").pathname.split("/").at(-1);
    const body = JSON.parse(init.body);
    if (path === "enrol") return calls.enrol(body, null, init);
    const who = byToken(init);
    return who ? calls[path](body, who) : wrong(401, "unknown");
  };

  /** Return the figures of a shift, as a server would count them. */
  server.figures = (shift) => {
    const last = new Map();
    for (const record of server.settled.values()) {
      if (record.shift !== shift) continue;
      if (!last.has(record.id) || last.get(record.id).rev < record.rev) last.set(record.id, record);
    }
    const undone = new Set([...last.values()].map((each) => each.target).filter(Boolean));
    const groups = {};
    for (const record of last.values()) {
      if (undone.has(record.id)) continue;
      const met = record.kind === "met" && record.group;
      if (record.kind !== "tally" && !met) continue;
      const group = (groups[record.group] ??= { seen: 0, met: 0 });
      if (met) group.met += record.who.anonymous ?? 1;
      else group[record.what] += record.n;
    }
    return groups;
  };
  return server;
}
