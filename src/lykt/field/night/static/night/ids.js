// Names of records: UUIDs of version 7 (RFC 9562). They are made on the phone, once, when the
// thumb lands, so that a record sent twice is known again.

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Return the 16 bytes of `rest` with a time (ms), a counter (12 bits) and the version put in. */
function stamped(time, counter, rest) {
  const bytes = Uint8Array.from(rest);
  for (let place = 5, left = time; place >= 0; place -= 1) {
    bytes[place] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes;
}

/**
 * Return a function that makes ids, each greater than the one before it.
 *
 * `now` gives milliseconds; `fill` fills a Uint8Array with chance. A clock that is put back,
 * or two records within one millisecond, still give ids in the order in which they were made.
 */
export function makeIds(now = Date.now, fill = (bytes) => crypto.getRandomValues(bytes)) {
  let time = 0;
  let counter = 0;
  return function nextId() {
    const chance = fill(new Uint8Array(16));
    const here = now();
    if (here > time) {
      time = here;
      // The counter begins in the lower half, so that it has room to grow.
      counter = ((chance[6] << 8) | chance[7]) & 0x7ff;
    } else if (counter < 0xfff) {
      counter += 1;
    } else {
      time += 1;
      counter = chance[7];
    }
    const text = hex(stamped(time, counter, chance));
    return [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, text);
  };
}
