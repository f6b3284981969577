// What went wrong, in a sentence for whoever holds the phone: what happened, what is safe.

import { Unfit } from "./counting.js";
import { NoAnswer, Told } from "./net.js";
import { Full } from "./store.js";

const UNFIT = { none_left: "none_left", undone_already: "undone_already", not_here: "not_here", locked: "is_locked" };

/** Return the sentence about an error that stopped what a thumb asked for. */
export function wordOf(t, error) {
  if (error instanceof Full) return t("full");
  if (error instanceof Unfit) return t(UNFIT[error.message] ?? "broken");
  if (error instanceof NoAnswer) return t("offline");
  if (error instanceof Told) return error.words || t("later_again");
  return t("broken");
}

/** Return the sentence about what stood in the way of sending. */
export function troubleOf(t, { trouble, words }) {
  const known = { offline: "offline", sign_in: "sign_in", old_app: "old_app" }[trouble];
  return known ? t(known) : words || t("later_again");
}
