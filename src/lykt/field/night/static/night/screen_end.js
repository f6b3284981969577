// The end: what was counted, what was written, the hours, and off it goes.

import { timeOf } from "./clock.js";
import { hoursBetween } from "./counting.js";
import { button, field, form, h, stepper } from "./dom.js";

/** The totals of this phone as a table. */
function table(app) {
  const { t, totals, worker } = app;
  const nameOf = (handle) => worker.lists.groups.find((group) => group.handle === handle)?.name ?? handle;
  const rows = Object.entries(totals.groups);
  return h("table", {},
    h("caption", {}, t("totals")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("group")), h("th", { scope: "col" }, t("seen")), h("th", { scope: "col" }, t("met")))),
    h("tbody", {}, rows.map(([handle, { seen, met }]) =>
      h("tr", {}, h("th", { scope: "row" }, nameOf(handle)), h("td", {}, String(seen)), h("td", {}, String(met))))));
}

/** What a record says, in one line. */
function line(app, record) {
  const { t, worker } = app;
  const group = worker.lists.groups.find(({ handle }) => handle === record.group)?.name;
  const whom = () => record.who.code ?? (record.who.new ? t("new") : `${t("anonymous")} ${record.who.anonymous}`);
  const said = {
    shift: () => t("shift"),
    tally: () => `${t(record.what)} ${record.n > 0 ? "+" : "−"}${Math.abs(record.n)}`,
    met: () => `${t("met")}: ${whom()}`,
    note: () => `${t("note")}: ${record.text}`,
    concern: () => `${t("worry")}: ${t(`about_${record.about}`)}`,
    end: () => t("end"),
  }[record.kind]();
  return group ? `${said} · ${group}` : said;
}

const CORRECTED = { met: "meet", note: "note", concern: "words" };
/** Words of a worry are added once; what they said after that is put right at a desk. */
const canBeRight = (record) => CORRECTED[record.kind] && !(record.kind === "concern" && record.seen);

/** Look through what was written, undo, put right. */
export async function review(app) {
  const { t, night } = app;
  const records = await night.shift.records(app.who);
  const undo = (record) => () => app.attempt(async () => {
    await night.shift.undo(app.who, record.id);
    await app.load();
    app.send();
    await app.go("review");
    app.tell(t("undone"));
  });
  const row = (record) =>
    h("li", { class: record.undone ? "undone" : null },
      h("span", {}, h("time", {}, record.at.slice(11, 16)), " ", line(app, record), record.undone && ` (${t("undone")})`),
      !record.undone && h("span", { class: "acts" },
        canBeRight(record) &&
          button(t("correct"), () => app.go(CORRECTED[record.kind], { record, back: "review" }), { "aria-label": `${t("correct")}: ${line(app, record)}` }),
        record.kind !== "shift" && record.kind !== "end" &&
          button(t("undo"), undo(record), { "aria-label": `${t("undo")}: ${line(app, record)}` })));
  const shown = (records ?? []).filter((record) => record.kind !== "undo").reverse();
  return [
    h("h1", {}, t("review")),
    table(app),
    !records && h("p", {}, t("locked_help")),
    !records && button(t("unlock"), () => app.go("unlock", { back: "review" }), { class: "big" }),
    records && !shown.length && h("p", {}, t("nothing_written")),
    shown.length && h("ul", { class: "records" }, shown.map(row)),
  ];
}

/** Say that the shift is over, and put it away. */
export function end(app) {
  const { t, night, totals } = app;
  const away = async () => {
    await night.shift.close(app.who);
    await app.load();
    app.send(0);
    await app.go("closed");
  };
  const look = button(t("review"), () => app.go("review"), { class: "big" });
  if (totals.joined) {
    return [
      h("h1", {}, t("leave_shift")),
      table(app),
      look,
      button(t("leave_shift"), () => app.attempt(away), { class: "big main" }),
    ];
  }
  const now = timeOf(new Date());
  const hours = field(t("hours"), { name: "hours", type: "number", inputmode: "decimal", min: 0.25, max: 24, step: 0.25, required: true, value: Math.max(0.25, hoursBetween(totals.start, now)) });
  const ended = field(t("ended_at"), { name: "end", type: "time", required: true, value: now });
  ended.querySelector("input").addEventListener("change", (event) => {
    hours.querySelector("input").value = Math.max(0.25, hoursBetween(totals.start, event.target.value));
  });
  const done = async (data) => {
    const fields = { end: data.get("end"), hours: Number(data.get("hours")), staff: Number(data.get("staff")) || 1 };
    if (await app.write(() => night.shift.end(app.who, fields))) await app.attempt(away);
  };
  return [
    h("h1", {}, t("end_shift")),
    table(app),
    look,
    form(done, ended, hours,
      stepper({ label: t("staff"), name: "staff", value: totals.staff ?? 2, max: 20, less: t("one_less"), more: t("one_more") }),
      h("div", { class: "foot" }, h("button", { class: "big main" }, t("send_close")))),
  ];
}

/** The shift is put away: is all of it sent? */
export function closed(app) {
  const { t } = app;
  const said = h("p", {});
  const update = () => {
    const left = app.counts.waiting + app.counts.kept + app.counts.refused;
    said.textContent = left ? `${t("not_sent", { n: left })}. ${t("sent_later")}` : t("all_sent");
  };
  update();
  return {
    body: [h("h1", {}, t("closed")), said, button(t("start_shift"), () => app.home(), { class: "big" })],
    update,
  };
}
