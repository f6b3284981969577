// One call to the server. Whatever is not an answer of its own (no net, a café's sign-in page,
// a proxy's error) is the same to the phone: it has not been answered, and keeps everything.

/** No answer came. It may have arrived all the same. */
export class NoAnswer extends Error {}

/** An answer that says why something was not done. `code` is a word of docs/reference/sync.md. */
export class Told extends Error {
  constructor(status, body, after) {
    super(body.error);
    Object.assign(this, { status, code: body.error, words: body.words ?? "", left: body.left, after });
  }
}

/** How long an answer is waited for (ms): a batch on a poor net takes its time. */
const PATIENCE = 45_000;

async function jsonOf(response) {
  try {
    const body = await response.json();
    return body && typeof body === "object" ? body : null;
  } catch {
    return null;
  }
}

/**
 * Return `call(path, body, {token, csrf})`, which gives the answer's body.
 *
 * Raises `Told` for an error of the server's own words, `NoAnswer` for anything else.
 */
export function makeNet(fetch, base = "/api/night/1/") {
  return async function call(path, body, { token, csrf, cookie } = {}) {
    const headers = { "Content-Type": "application/json", Accept: "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (csrf) headers["X-CSRFToken"] = csrf;
    // Browsers carry the session by themselves, and refuse this header; a headless phone says it.
    if (cookie) headers.Cookie = cookie;
    let response;
    try {
      response = await fetch(base + path, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        credentials: csrf ? "same-origin" : "omit",
        redirect: "error",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      throw new NoAnswer("", { cause: error });
    }
    const answered = await jsonOf(response);
    if (response.ok && answered) return answered;
    if (!answered || typeof answered.error !== "string") throw new NoAnswer();
    throw new Told(response.status, answered, Number(response.headers.get("Retry-After")) || 0);
  };
}
