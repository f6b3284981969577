// What a record does to the totals of a shift: pure, so that it can be tried in a table.

/** What may not be done, as a word that the screens turn into a sentence. */
export class Unfit extends Error {}

/** Return `[group, what, n]`: what the record counts. */
export function effectOf(record) {
  if (record.kind === "tally") return [record.group, record.what, record.n];
  if (record.kind === "met" && record.group)
    return [record.group, "met", record.who.anonymous ?? 1];
  return null;
}

/** Return the groups' totals after an effect, once (1) or taken back (-1). */
export function counted(groups, effect, times = 1) {
  if (!effect) return groups;
  const [group, what, n] = effect;
  const before = groups[group] ?? { seen: 0, met: 0 };
  const after = before[what] + n * times;
  if (after < 0) throw new Unfit("none_left");
  return { ...groups, [group]: { ...before, [what]: after } };
}

/** Return the totals of a new shift on this phone: numbers alone. */
export const begun = ({ shift, mode, start, staff, joined }) => ({
  shift,
  mode,
  start,
  staff,
  joined,
  groups: {},
  end: null,
  closed: false,
  told: false,
});

/**
 * Return the totals after a record.
 *
 * `before` is the revision that the record replaces, `target` the record that it takes back.
 */
export function totalsAfter(totals, record, { before = null, target = null } = {}) {
  let groups = totals.groups;
  if (before) groups = counted(groups, effectOf(before), -1);
  if (target) groups = counted(groups, effectOf(target), -1);
  groups = counted(groups, effectOf(record));
  const next = { ...totals, groups };
  if (record.kind === "shift") Object.assign(next, { staff: record.staff, start: record.start });
  if (record.kind === "end") next.end = { id: record.id, rev: record.rev };
  if (target?.kind === "end") next.end = null;
  return next;
}

/** Return hours between two times of day ("HH:MM"), over midnight where the end is earlier. */
export function hoursBetween(start, end) {
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const spent = (minutes(end) - minutes(start) + 24 * 60) % (24 * 60);
  return Math.round(spent / 15) / 4;
}
