// What is not the shift itself: the code, the outbox, the phone.

import { button, choices, field, form, h } from "./dom.js";

/** Open the view again. It needs the net, since the key lies with the server. */
export function unlock(app, { back = "home" } = {}) {
  const { t, night, worker } = app;
  const done = async (data) => {
    const said = await night.workers.unlock(app.who, data.get("pin"));
    await app.load();
    if (said.is === "open") return back === "home" ? app.home() : app.go(back);
    if (said.is === "lost") return app.erase();
    const words = { wrong: () => t("left", { n: said.left }), offline: () => t("offline"), shut: () => t("again") };
    app.tell((words[said.is] ?? (() => said.words || t("sign_in")))());
    if (said.is !== "wrong" && said.is !== "offline") await app.go("unlock", { back });
  };
  if (worker.again || worker.standing === "sign_in") return [h("h1", {}, t("unlock")), anew(app)];
  return [
    h("h1", {}, t("unlock")),
    h("p", {}, t("locked_help")),
    form(done,
      field(t("your_code"), { name: "pin", class: "pin", inputmode: "numeric", pattern: "[0-9]{4,8}", maxlength: 8, required: true, autocomplete: "off" }),
      h("button", { class: "big main" }, t("unlock"))),
  ];
}

/** Why the worker must sign on anew, and the way there. */
export function anew(app) {
  const { t, worker } = app;
  if (!worker?.again && worker?.standing !== "sign_in") return null;
  return h("div", { class: "stack" },
    h("p", {}, t(worker.standing === "sign_in" ? "sign_in" : "again")),
    h("a", { class: "big", href: app.given.addresses.enrol }, t("sign_on")));
}

/** What is not sent, and why not. It follows what happens meanwhile. */
export async function outbox(app) {
  const { t } = app;
  const told = h("div", { class: "stack" });
  const update = async () => {
    const rows = app.who ? await app.night.rows(app.who) : [];
    const words = new Set(rows.map((row) => row.words).filter(Boolean));
    const { waiting, kept, refused } = app.counts;
    const lines = [
      waiting && t("not_sent", { n: waiting }),
      kept && t("at_unit", { n: kept }),
      refused && t("refused", { n: refused }),
    ].filter(Boolean);
    const parts = [
      lines.length ? h("ul", {}, lines.map((line) => h("li", {}, line))) : h("p", {}, t("nothing_waits")),
      ...[...words].map((text) => h("p", { class: "help" }, text)),
      app.trouble && h("p", {}, app.trouble),
      anew(app),
    ];
    told.replaceChildren(...parts.filter(Boolean));
  };
  await update();
  const send = button(t("send_now"), () => app.sendNow(), { class: "big main" });
  return { body: [h("h1", {}, t("outbox")), told, send], update };
}

/** The phone: its language and look, who works on it. */
export function more(app) {
  const { t, night } = app;
  const open = app.who && night.view.isOpen(app.who);
  const languages = { nb: "Bokmål", nn: "Nynorsk", en: "English" };
  return [
    h("h1", {}, t("more")),
    anew(app),
    app.totals && button(t("review"), () => app.go("review"), { class: "big" }),
    button(t("outbox"), () => app.go("outbox"), { class: "big" }),
    app.who && (open
      ? button(t("lock"), () => app.lock(), { class: "big" })
      : button(t("unlock"), () => app.go("unlock"), { class: "big" })),
    button(t("change_worker"), () => app.choose(null), { class: "big" }),
    choices({
      legend: t("look"),
      name: "look",
      options: [["dark", t("dark")], ["light", t("light")]],
      taken: [app.look],
      onchange: (event) => app.setLook(event.target.value),
    }),
    choices({
      legend: t("language"),
      name: "language",
      options: Object.keys(app.all).map((code) => [code, languages[code] ?? code]),
      taken: [app.language],
      onchange: (event) => app.setLanguage(event.target.value),
    }),
    app.who && button(t("take_off"), () => app.go("off"), { class: "big quiet" }),
  ];
}

/** Leave the phone. Asked once more, since signing on needs a net. */
export function off(app) {
  const { t, night } = app;
  const leave = async () => {
    await night.workers.leave(app.who);
    await app.choose(null);
    app.tell(t("off"));
    app.send(0);
  };
  return [
    h("h1", {}, t("take_off")),
    h("p", {}, t("take_off_help")),
    button(t("yes_take_off"), () => app.attempt(leave), { class: "big main" }),
    button(t("back"), () => app.home(), { class: "big" }),
  ];
}
