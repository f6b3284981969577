// The page of the night app: puts the parts together, draws the screens, and listens.

import * as hpke from "../vendor/hpke/hpke.js";
import { button, h } from "./dom.js";
import { makeLock } from "./lock.js";
import { makeNight } from "./night.js";
import { count } from "./screen_count.js";
import { closed, end, review } from "./screen_end.js";
import { meet } from "./screen_met.js";
import { more, off, outbox, unlock } from "./screen_more.js";
import { begin, enrol, lost, people } from "./screen_start.js";
import { note, words, worry } from "./screen_write.js";
import { makeSending } from "./sending.js";
import { UNDO } from "./shift.js";
import { openStore } from "./store.js";
import { keepKept, renew } from "./keeping.js";
import { troubleOf, wordOf } from "./telling.js";
import { makeWords } from "./words.js";

const SCREENS = {
  people, enrol, begin, lost, count, meet, note, worry, words, review, end, closed, unlock, more, off, outbox,
};
const NOTHING = { waiting: 0, kept: 0, refused: 0 };
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const head = document.getElementById("head");
const main = document.getElementById("main");
const told = document.getElementById("told");

function makeApp(night, all, given) {
  const app = { night, all, given, who: null, worker: null, totals: null, counts: NOTHING, trouble: "", group: null, look: "dark" };
  let current = { name: "", update: null };
  const tabs = new BroadcastChannel("lykt-night");
  tabs.onmessage = () => app.load();

  app.setWords = (language) => {
    app.language = all[language] ? language : "nb";
    app.t = makeWords(all, app.language);
    document.documentElement.lang = app.language;
  };

  /** Read what lies on the phone for the worker, and let the screen follow. */
  app.load = async () => {
    app.worker = app.who ? await night.workers.get(app.who) : null;
    if (app.who && !app.worker) return app.gone("people");
    if (app.worker?.standing === "lost") return app.gone("lost");
    app.totals = app.who ? await night.shift.totalsOf(app.who) : null;
    app.counts = app.who ? await night.counts(app.who) : NOTHING;
    app.update();
  };

  /** The worker is on this phone no more; `name` is the screen that says why. */
  app.gone = async (name) => {
    Object.assign(app, { who: null, worker: null, totals: null, counts: NOTHING });
    await app.show(name);
  };

  app.update = () => {
    drawHead(app);
    current.update?.();
  };

  app.show = async (name, args = {}) => {
    const drawn = await SCREENS[name](app, args);
    current = { name, update: drawn.update ?? null };
    main.className = name;
    // What was said on the last screen is over, unless it can still be taken back.
    if (!told.querySelector("button")) told.replaceChildren();
    main.replaceChildren(...[drawn.body ?? drawn].flat(2).filter(Boolean));
    const heading = main.querySelector("h1");
    document.title = `${heading.textContent} – Lykt`;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
    drawHead(app, name);
  };

  /** Go to a screen; the phone's own way back leads home from it. */
  app.go = async (name, args) => {
    if (!history.state?.away) history.pushState({ away: true }, "");
    await app.show(name, args);
  };

  app.home = async () => {
    if (history.state?.away) history.replaceState({}, "");
    night.shift.hold(null);
    await app.load();
    if (!app.who) return app.show("people");
    return app.show(app.totals ? "count" : "begin");
  };

  app.choose = async (enrolment) => {
    if (!night.view.isOpen(enrolment)) night.lock();
    app.who = enrolment;
    await night.store.change(async (tx) => tx.put("phone", "active", enrolment));
    await app.home();
  };

  app.signOn = async (asked, csrf) => {
    const enrolment = await night.workers.enrol(asked, { csrf });
    app.given.enrol = null;
    history.replaceState({}, "", given.addresses.app);
    navigator.storage?.persist?.();
    await app.choose(enrolment);
    app.send(0);
  };

  /** Say something, with undo for ten seconds where there is something to undo. */
  let quiet = null;
  app.tell = (text, record = null) => {
    clearTimeout(quiet);
    const undo = () => app.attempt(async () => {
      await night.shift.undo(app.who, record.id);
      await app.load();
      app.tell(app.t("undone"));
      app.send();
    });
    told.replaceChildren(h("span", {}, text), record ? button(app.t("undo"), undo) : "");
    quiet = setTimeout(() => told.replaceChildren(), record ? UNDO : 8_000);
  };

  /** Do something that may fail; say in words what did, and change nothing. */
  app.attempt = async (work) => {
    try {
      return await work();
    } catch (error) {
      app.tell(wordOf(app.t, error));
      return null;
    }
  };

  /** Write a record, and say so. Returns the record, or null where nothing was kept. */
  app.write = (work, words = () => app.t("saved")) =>
    app.attempt(async () => {
      const record = await work();
      tabs.postMessage("written");
      await app.load();
      app.tell(words(), ["shift", "end"].includes(record.kind) ? null : record);
      app.send();
      return record;
    });

  app.lock = async () => {
    if (!night.view.now(app.who)) return;
    night.lock();
    // What stands on the screen goes too, except where something is being written.
    if (["review", "more", "begin"].includes(current.name)) await app.home();
    else if (current.name === "meet") main.querySelectorAll("[value^='code:']:not(:checked)").forEach((input) => input.closest("label").remove());
    app.update();
  };

  app.setLook = (look) => {
    app.look = look;
    document.documentElement.dataset.look = look;
    document.querySelector("meta[name=theme-color]").content = look === "dark" ? "#000000" : "#ffffff";
    return night.store.change(async (tx) => tx.put("phone", "look", look));
  };

  app.setLanguage = async (language) => {
    app.setWords(language);
    await night.store.change(async (tx) => tx.put("phone", "language", language));
    await app.show("more");
  };

  app.erase = async () => {
    await night.sync.erase(app.who);
    await app.gone("lost");
  };

  /** Send for everyone on the phone; return what stood in the way. */
  app.round = async (all) => {
    let worst = {};
    for (const { enrolment, standing } of await night.workers.all()) {
      if (all && !standing && enrolment === app.who) await app.refresh();
      const said = await night.sync.once(enrolment, { all });
      if (said.trouble) worst = said;
      if (said.lost && enrolment === app.who) await app.gone("lost");
    }
    app.trouble = worst.trouble ? troubleOf(app.t, worst) : "";
    if (worst.trouble === "old_app") await renew();
    await app.load();
    return worst;
  };

  app.refresh = async () => {
    try {
      if ((await night.workers.refresh(app.who)) === "erase") await app.erase();
    } catch (error) {
      // The lists that lie here serve; a lost phone learns it here too.
      if (error.code === "lost") await app.erase();
    }
  };

  const sending = makeSending((all) => app.round(all));
  app.send = sending.soon;
  app.hint = sending.hint;
  app.sendNow = async () => {
    const said = await app.round(true);
    if (!app.who) return;
    app.tell(said.trouble ? app.trouble : app.t("all_sent"));
  };
  return app;
}

/** What is always there: who, what is not sent, and the way to the rest. */
function drawHead(app, name = main.className) {
  const { t, counts, worker } = app;
  const away = !["count", "people", "begin", "lost", "enrol"].includes(name);
  const waiting = button(t("not_sent", { n: counts.waiting }), () => app.go("outbox"), {
    class: counts.waiting || counts.kept || counts.refused ? "unsent" : "unsent none",
    id: "unsent",
  });
  const kept = counts.kept + counts.refused;
  if (kept) waiting.append(h("small", {}, t("at_unit", { n: kept })));
  const locked = worker && !app.night.view.isOpen(app.who);
  const focused = head.contains(document.activeElement) ? document.activeElement.id : "";
  head.replaceChildren(
    away ? button("‹", () => app.home(), { id: "back", "aria-label": t("back") }) : h("span", { class: "who" }, worker ? worker.worker : "Lykt"),
    worker ? waiting : "",
    locked ? button(t("locked"), () => app.go("unlock"), { id: "locked" }) : "",
    name === "enrol" ? "" : button("⋯", () => app.go("more"), { id: "more", "aria-label": t("more") }),
  );
  if (focused) document.getElementById(focused)?.focus();
}

async function begun() {
  const all = read("words");
  const given = read("given");
  let store;
  try {
    store = await openStore();
  } catch {
    main.textContent = makeWords(all, navigator.language.slice(0, 2))("no_store");
    return;
  }
  const fetching = (...call) => fetch(...call);
  const night = makeNight({ hpke, store, fetch: fetching, base: given.addresses.api, locks: navigator.locks });
  const app = makeApp(night, all, given);
  const chosen = await store.get("phone", "language");
  app.setWords(chosen ?? (["no", "nb", "nn", "en"].find((code) => navigator.language.startsWith(code)) ?? "nb"));
  await app.setLook((await store.get("phone", "look")) ?? "dark");
  app.who = (await store.get("phone", "active")) ?? null;
  listen(app);
  if (given.enrol) await app.show("enrol");
  else await app.home();
  app.send(0);
  await keepKept(given.addresses);
}

/** Listen to the thumb, the pocket and the net. */
function listen(app) {
  const lock = makeLock(() => app.lock());
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, lock.touched, { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return lock.hidden();
    lock.shown();
    app.hint();
  });
  setInterval(lock.check, 5_000);
  addEventListener("online", app.hint);
  addEventListener("popstate", () => app.home());
}

begun();
