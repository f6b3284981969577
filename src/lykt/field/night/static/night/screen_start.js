// Before the shift: who goes out, signing on, where and with whom.

import { button, choices, field, form, h, stepper } from "./dom.js";

/** Everyone who has signed on on this phone. */
export async function people(app) {
  const { t } = app;
  const here = await app.night.workers.here();
  return [
    h("h1", {}, t("who_goes")),
    !here.length && h("p", {}, t("nobody_yet")),
    here.map((row) =>
      button([h("b", {}, row.worker), " ", row.unit.name], () => app.choose(row.enrolment), { class: "big" }),
    ),
    h("a", { class: here.length ? "big quiet" : "big main", href: app.given.addresses.enrol },
      t(here.length ? "sign_on_other" : "sign_on")),
  ];
}

/** Taking the phone: the one moment that needs a net and an ordinary sign-in. */
export function enrol(app) {
  const { t, given } = app;
  const { units, csrf } = given.enrol;
  if (!units.length) return [h("h1", {}, t("sign_on")), h("p", {}, t("no_unit"))];
  const done = async (data) => {
    const asked = { unit: data.get("unit"), pin: data.get("pin"), label: data.get("label") };
    await app.attempt(() => app.signOn(asked, csrf));
  };
  return [
    h("h1", {}, t("sign_on")),
    form(done,
      choices({
        legend: t("unit"),
        name: "unit",
        options: units.map(({ handle, name }) => [handle, name]),
        taken: [units[0].handle],
      }),
      field(t("phone_name"), { name: "label", value: t("own_phone"), maxlength: 40, required: true }),
      field(t("choose_code"), {
        name: "pin",
        class: "pin",
        inputmode: "numeric",
        pattern: "[0-9]{4,8}",
        minlength: 4,
        maxlength: 8,
        required: true,
        autocomplete: "off",
      }, t("code_help")),
      h("button", { class: "big main" }, t("take_phone"))),
  ];
}

/** Starting a shift, or going along on one. */
export function begin(app) {
  const { t, worker, night } = app;
  const view = night.view.now(app.who);
  const { zones } = worker.lists;
  const start = async (data) => {
    const shift = {
      zone: data.get("zone"),
      mode: data.get("count") ? "count" : worker.mode,
      staff: Number(data.get("staff")) || 1,
      colleagues: data.getAll("colleagues"),
    };
    if (await app.write(() => night.shift.start(app.who, shift))) app.home();
  };
  const join = (shift) => app.attempt(async () => {
    await night.shift.join(app.who, shift);
    await app.home();
  });
  const nameOf = (handle) => zones.find((zone) => zone.handle === handle)?.name ?? "";
  return [
    h("h1", {}, t("start_shift")),
    !zones.length && h("p", {}, t("no_zones")),
    zones.length && form(start,
      choices({
        legend: t("zone"),
        name: "zone",
        options: zones.map(({ handle, name }) => [handle, name]),
        taken: [zones[0].handle],
      }),
      stepper({ label: t("how_many_go"), name: "staff", value: 2, max: 20, less: t("one_less"), more: t("one_more") }),
      view?.colleagues.length && choices({
        legend: t("with_whom"),
        name: "colleagues",
        many: true,
        options: view.colleagues.map(({ handle, name }) => [handle, name]),
      }),
      worker.mode === "full" && choices({ legend: t("shift"), name: "count", many: true, options: [["1", t("count_only")]] }),
      h("button", { class: "big main" }, t("start_shift"))),
    view?.shifts.length && h("section", {},
      h("h2", {}, t("or_join")),
      view.shifts.map((shift) =>
        button([h("b", {}, nameOf(shift.zone)), ` ${shift.start}`], () => join(shift), {
          class: "big",
          "aria-label": `${t("join")}: ${nameOf(shift.zone)} ${shift.start}`,
        }),
      )),
  ];
}

/** What a phone that was reported lost still says. */
export const lost = (app) => [h("h1", {}, "Lykt"), h("p", {}, app.t("lost"))];
