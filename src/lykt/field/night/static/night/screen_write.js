// A note about the place, and a worry: one tap writes it down, words may follow.

import { button, choices, field, form, h } from "./dom.js";
import { TEXT } from "./shift.js";

/** Write a note, or put right the `record` that is given. */
export function note(app, { record } = {}) {
  const { t, night } = app;
  const save = async (data) => {
    const text = data.get("text").trim();
    if (!text) return;
    const kept = await app.write(() =>
      record ? night.shift.revise(app.who, record.id, { text }) : night.shift.note(app.who, { text }),
    );
    if (kept) await (record ? app.go("review") : app.home());
  };
  return [
    h("h1", {}, t("note")),
    form(save,
      field(t("note"), { name: "text", rows: 6, maxlength: TEXT, required: true, value: record?.text }, t("note_help")),
      h("div", { class: "foot" }, h("button", { class: "big main" }, t("save")))),
  ];
}

/** The worry itself: one tap. */
export function worry(app) {
  const { t, night } = app;
  const tap = (about) => async () => {
    const record = await app.write(() => night.shift.concern(app.who, { about }));
    if (record) await app.go("words", { record });
  };
  return [
    h("h1", {}, t("worry")),
    button(t("about_child"), tap("child"), { class: "big huge" }),
    button(t("about_exploitation"), tap("exploitation"), { class: "big huge" }),
  ];
}

/** Words to a worry that has been written down; nobody has to. */
export function words(app, { record, back = "home" }) {
  const { t, night } = app;
  // The phone may lock while the words are typed; the writer still stands here.
  night.shift.hold(record.id);
  const leave = () => {
    night.shift.hold(null);
    return back === "home" ? app.home() : app.go(back);
  };
  const save = async (data) => {
    const fields = { urgency: data.get("urgency"), seen: data.get("seen").trim() };
    const same = fields.urgency === record.urgency && fields.seen === record.seen;
    if (same || (await app.write(() => night.shift.revise(app.who, record.id, fields)))) await leave();
  };
  return [
    h("h1", {}, `${t("worry")}: ${t(`about_${record.about}`)}`),
    back === "home" && h("p", {}, t("worry_written")),
    form(save,
      choices({
        legend: t("urgency"),
        name: "urgency",
        options: ["now", "soon", "later"].map((urgency) => [urgency, t(urgency)]),
        taken: [record.urgency],
      }),
      field(t("what_seen"), { name: "seen", rows: 5, maxlength: TEXT, value: record.seen }, t("no_names")),
      h("div", { class: "foot" }, h("button", { class: "big main" }, t("save")))),
  ];
}
