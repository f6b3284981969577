// Somebody was met: known by code, new, or anonymous; with needs, given, referred as taps.

import { choices, field, form, h, stepper } from "./dom.js";

const pairs = (rows) => rows.map(({ code, name }) => [code, name]);

/** Return who was met, as the record says it; null where a code is missing. */
function whoOf(data) {
  const who = data.get("who");
  if (who?.startsWith("code:")) return { code: who.slice(5) };
  if (who === "known") {
    const code = data.get("code").trim().toUpperCase();
    return code ? { code } : null;
  }
  if (who === "anonymous") return { anonymous: Math.max(1, Number(data.get("anonymous")) || 1) };
  const told = ["gender", "origin", "country", "age_band"].map((name) => [name, data.get(name)]);
  return { new: Object.fromEntries(told.filter(([, value]) => value)) };
}

/** Return what stands first: what is put right, or nobody yet. */
function chosenOf(record, recent) {
  const { who } = record ?? {};
  if (who?.code) return recent.includes(who.code) ? `code:${who.code}` : "known";
  if (who?.new) return "new";
  return "anonymous";
}

/** Write a meeting down, or put right the `record` that is given. */
export function meet(app, { record } = {}) {
  const { t, night, worker } = app;
  const { lists } = worker;
  const recent = night.view.now(app.who)?.recent ?? [];
  const chosen = chosenOf(record, recent);
  const before = record?.who ?? {};

  const typed = field(t("code"), {
    name: "code",
    value: before.code ?? "",
    autocapitalize: "characters",
    autocorrect: "off",
    maxlength: 40,
  });
  const many = stepper({
    label: t("how_many"),
    name: "anonymous",
    value: before.anonymous ?? 1,
    less: t("one_less"),
    more: t("one_more"),
  });
  const told = before.new ?? {};
  const one = (legend, name, rows) =>
    choices({ legend, name, options: pairs(rows), taken: [told[name]] });
  const fresh = h("div", { class: "stack" },
    one(t("gender"), "gender", lists.genders),
    one(t("origin"), "origin", lists.origins),
    field(t("country"), { name: "country", value: told.country ?? "", maxlength: 2, pattern: "[A-Za-z]{2}", autocapitalize: "characters" }),
    one(t("age"), "age_band", lists.ages));

  const parts = { known: typed, anonymous: many, new: fresh };
  const show = (which) => {
    for (const [name, part] of Object.entries(parts)) part.hidden = name !== which;
  };
  show(chosen);

  const some = (legend, name, rows) =>
    choices({ legend, name, many: true, options: pairs(rows), taken: record?.[name] ?? [] });

  const save = async (data) => {
    const who = whoOf(data);
    if (!who) return app.tell(t("type_code"));
    if (who.new?.country) who.new.country = who.new.country.toUpperCase();
    const fields = {
      who,
      group: data.get("group") || null,
      needs: data.getAll("needs"),
      given: data.getAll("given"),
      referred: data.getAll("referred"),
    };
    const kept = await app.write(() =>
      record ? night.shift.revise(app.who, record.id, fields) : night.shift.met(app.who, fields),
    );
    if (!kept) return;
    if (record) await app.go("review");
    else await app.home();
  };

  const group = record ? (record.group ?? "") : (app.group ?? "");
  return [
    h("h1", {}, t("met")),
    form(save,
      choices({
        legend: t("who"),
        name: "who",
        options: [
          ["anonymous", t("anonymous")],
          ["new", t("new")],
          ["known", t("code")],
          ...recent.slice(0, 8).map((code) => [`code:${code}`, code]),
        ],
        taken: [chosen],
        onchange: (event) => show(event.target.value),
      }),
      many, typed, fresh,
      choices({
        legend: t("group"),
        name: "group",
        options: [...lists.groups.map(({ handle, name }) => [handle, name]), ["", t("no_group")]],
        taken: [group],
      }),
      some(t("needs"), "needs", lists.needs),
      some(t("given"), "given", lists.given),
      some(t("referred"), "referred", lists.referred),
      h("div", { class: "foot" }, h("button", { class: "big main" }, t("save")))),
  ];
}
