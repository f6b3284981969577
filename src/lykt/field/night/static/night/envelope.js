// The seal of one record. The phone holds the server's public key alone, so what it has sealed
// it cannot open again. HPKE is RFC 9180: base mode, one shot for each record.

/** A sealed record tells its length; this is the step in which it tells it. */
export const STEP = 512;

export const toBase64url = (bytes) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

export const fromBase64url = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

/** Return the record as JSON in UTF-8, filled up with spaces to a multiple of `STEP` bytes. */
export function packed(record) {
  const text = new TextEncoder().encode(JSON.stringify(record));
  const bytes = new Uint8Array(Math.ceil(text.length / STEP) * STEP).fill(0x20);
  bytes.set(text);
  return bytes;
}

/** Return what binds a sealed record to its worker, its id and its revision. */
export const infoOf = (enrolment, id, rev) =>
  new TextEncoder().encode(`lykt night 1|${enrolment}|${id}|${rev}`);

/** Return the suite that both sides use, of the package `hpke` as it is handed in. */
export const makeSuite = (hpke) =>
  new hpke.CipherSuite(
    hpke.KEM_DHKEM_P256_HKDF_SHA256,
    hpke.KDF_HKDF_SHA256,
    hpke.AEAD_AES_256_GCM,
  );

/** Seal a text to a key, and return `enc || ciphertext`. */
export async function sealTo(suite, publicKey, text, info) {
  const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, text, { info });
  const whole = new Uint8Array(encapsulatedSecret.length + ciphertext.length);
  whole.set(encapsulatedSecret);
  whole.set(ciphertext, encapsulatedSecret.length);
  return whole;
}

/** Return `keyFrom(text)`, which takes in a public key and remembers the few there are. */
export function makeKeys(suite) {
  const known = new Map();
  return async function keyFrom(text) {
    if (!known.has(text)) known.set(text, await suite.DeserializePublicKey(fromBase64url(text)));
    return known.get(text);
  };
}

/** Return `seal(enrolment, key, record)`, which gives what is sent for a record, as base64url. */
export function makeEnvelope(suite, keyFrom) {
  return async function seal(enrolment, key, record) {
    const info = infoOf(enrolment, record.id, record.rev);
    return toBase64url(await sealTo(suite, await keyFrom(key.public), packed(record), info));
  };
}
