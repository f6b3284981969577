import assert from "node:assert/strict";
import { test } from "node:test";

import * as made from "../../../src/lykt/field/night/static/night/envelope.js";
import { hpke } from "./rig.mjs";

const suite = made.makeSuite(hpke);
const seal = made.makeEnvelope(suite, made.makeKeys(suite));

test("base64url goes there and back without padding", () => {
  for (let length = 0; length < 70; length += 1) {
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    const text = made.toBase64url(bytes);
    assert.match(text, /^[A-Za-z0-9_-]*$/);
    assert.deepEqual(made.fromBase64url(text), bytes);
  }
});

test("the length of what is sealed does not tell what it is", () => {
  const tally = made.packed({ kind: "tally", n: 1 });
  const note = made.packed({ kind: "note", text: "æ".repeat(100) });
  assert.equal(tally.length, 512);
  assert.equal(note.length, 512);
  assert.equal(made.packed({ text: "a".repeat(512) }).length, 1024);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(tally)), { kind: "tally", n: 1 });
});

test("a record opens for its own worker, id and revision alone", async () => {
  const pair = await suite.GenerateKeyPair(true);
  const key = { id: "k", public: made.toBase64url(await suite.SerializePublicKey(pair.publicKey)) };
  const record = { id: "one", rev: 2, text: "blå" };
  const bytes = made.fromBase64url(await seal("w", key, record));
  const open = (...names) =>
    suite.Open(pair.privateKey, bytes.slice(0, 65), bytes.slice(65), { info: made.infoOf(...names) });
  assert.deepEqual(JSON.parse(new TextDecoder().decode(await open("w", "one", 2))), record);
  for (const other of [["v", "one", 2], ["w", "two", 2], ["w", "one", 1]])
    await assert.rejects(open(...other));
});
