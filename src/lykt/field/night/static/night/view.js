// Tonight's view: what was written, so that it can be looked at and put right. It lies sealed,
// and what opens it is in memory alone. The server gives a view key at the start; a pair of
// keys is derived from it. The public half stays on the phone, so that what is written after a
// lock or a restart without a net is in the view again once the worker has unlocked.

import { fromBase64url, packed, sealTo, toBase64url } from "./envelope.js";

const PURPOSE = new TextEncoder().encode("lykt night view 1");
/** P-256 and AES-GCM: the length of `enc` at the head of what was sealed. */
const ENC = 65;

const placeOf = (enrolment, { id, rev }) => `${enrolment}/${id}/${String(rev).padStart(6, "0")}`;

/** Return the records as they stand now: the last revision of each, told whether undone. */
export function asItStands(records) {
  const last = new Map();
  for (const record of records) {
    const known = last.get(record.id);
    if (!known || known.rev < record.rev) last.set(record.id, record);
  }
  const undone = new Set([...last.values()].map((record) => record.target).filter(Boolean));
  return [...last.values()].map((record) => ({ ...record, undone: undone.has(record.id) }));
}

/** Make the view. `opened` is what can be read now, or null while it is locked. */
export function makeView(suite, keyFrom, store) {
  let opened = null;

  // Not every browser can tell the public half of a key that may not leave it.
  const pairOf = (key) => suite.DeriveKeyPair(fromBase64url(key), true);

  async function readAll(enrolment, pair) {
    const records = [];
    for (const { sealed } of await store.list("view", `${enrolment}/`)) {
      try {
        const text = await suite.Open(pair, sealed.slice(0, ENC), sealed.slice(ENC), {
          info: PURPOSE,
        });
        records.push(JSON.parse(new TextDecoder().decode(text)));
      } catch {
        // It was sealed with a key that the server has let go: nobody can read it here.
      }
    }
    return records;
  }

  return {
    /** Tell whether the worker may look back now. */
    isOpen: (enrolment) => opened?.enrolment === enrolment,

    /** Return what the server gave and what was written; null while locked. */
    now: (enrolment) => (opened?.enrolment === enrolment ? opened : null),

    /** Return the public half for what the server gave. */
    async publicOf(given) {
      const { publicKey } = await pairOf(given.key);
      return toBase64url(await suite.SerializePublicKey(publicKey));
    },

    /** Take in the server's VIEW, and read what lies sealed on the phone. */
    async open(enrolment, given) {
      const records = await readAll(enrolment, await pairOf(given.key));
      const { recent, colleagues, shifts } = given;
      opened = { enrolment, records, recent: [...recent], colleagues, shifts };
    },

    /** Seal a record for the view, to the public half that the phone holds. */
    async sealed(worker, record) {
      if (!worker.viewPublic) return null;
      return sealTo(suite, await keyFrom(worker.viewPublic), packed(record), PURPOSE);
    },

    /** Put a sealed record of the view down, within a change of the store. */
    putIn(tx, enrolment, record, sealed) {
      if (sealed) tx.put("view", placeOf(enrolment, record), { sealed });
    },

    /** Remember a record that has just been kept, where the view is open. */
    add(enrolment, record) {
      if (opened?.enrolment !== enrolment) return;
      opened.records.push(record);
      const code = record.who?.code;
      if (code) opened.recent = [code, ...opened.recent.filter((each) => each !== code)];
    },

    /** Drop what can be read, of one worker or of whoever it is. What lies sealed stays. */
    lock(enrolment = opened?.enrolment) {
      if (opened?.enrolment === enrolment) opened = null;
    },

    /** Drop what can be read and what lies sealed of one worker. */
    async wipe(enrolment) {
      if (opened?.enrolment === enrolment) opened = null;
      await store.change(async (tx) => tx.dropAll("view", `${enrolment}/`));
    },
  };
}
