// The shift itself: the group, four big buttons, and the two counters under the thumbs.

import { button, choices, h } from "./dom.js";

const NONE = { seen: 0, met: 0 };

export function count(app) {
  const { t, night, worker } = app;
  const { groups } = worker.lists;
  app.group = groups.some(({ handle }) => handle === app.group) ? app.group : groups[0]?.handle;
  const nameOf = (handle) => groups.find((group) => group.handle === handle)?.name ?? "";
  const of = (handle) => app.totals?.groups[handle] ?? NONE;

  const tap = (what, n) => async () => {
    const group = app.group;
    const kept = await app.write(
      () => night.shift.tally(app.who, { group, what, n }),
      () => `${nameOf(group)}: ${t(what)} ${of(group)[what]}`,
    );
    if (kept) navigator.vibrate?.(20);
  };

  const counter = (what) =>
    h("div", { class: "counter", role: "group", "aria-label": t(what) },
      h("span", {}, t(what)),
      h("output", { "data-what": what }, String(of(app.group)[what])),
      button("−", tap(what, -1), { class: "less", "aria-label": `${t(what)}: ${t("one_less")}` }),
      button("+", tap(what, 1), { class: "more", "aria-label": `${t(what)}: ${t("one_more")}` }));

  const tally = (handle) => `${of(handle).seen}·${of(handle).met}`;
  const which = choices({
    legend: h("span", { class: "quietly" }, t("group")),
    name: "group",
    options: groups.map(({ handle, name }) => [
      handle,
      [name, h("small", { "data-tally": handle, "aria-hidden": "true" }, tally(handle))],
    ]),
    taken: [app.group],
    onchange: (event) => {
      app.group = event.target.value;
      app.update();
    },
  });

  const counts = h("div", { class: "counters" }, counter("seen"), counter("met"));
  const big = (name, word) => button(t(word), () => app.go(name), { class: "big" });
  const doors = h("div", { class: "doors" },
    app.totals?.mode === "full" && big("meet", "met"),
    big("note", "note"),
    big("worry", "worry"),
    big("end", "end"));

  return {
    body: [h("h1", { class: "quietly" }, t("shift")), which, doors, counts],
    update() {
      for (const output of counts.querySelectorAll("output"))
        output.textContent = of(app.group)[output.dataset.what];
      for (const small of which.querySelectorAll("[data-tally]"))
        small.textContent = tally(small.dataset.tally);
    },
  };
}
