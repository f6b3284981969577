// What the tests without a browser share: a phone, its disk and a server, put together.

import * as hpke from "../../../src/lykt/web/static/vendor/hpke/hpke.js";
import { makeNight } from "../../../src/lykt/field/night/static/night/night.js";
import { makeServer } from "./fake_server.mjs";
import { newDisk, openTwin } from "./twin.mjs";

export { hpke };

/** Return a phone that can be started again on the same disk, before a server. */
export async function makeRig(server) {
  server ??= await makeServer();
  const rig = { server, disk: newDisk(), clock: Date.parse("2026-11-29T00:30:00Z") };
  rig.restart = () => {
    rig.clock += 1_000;
    rig.night = makeNight({
      hpke,
      store: openTwin(rig.disk),
      fetch: (...call) => server.fetch(...call),
      base: "http://server/api/night/1/",
      now: () => rig.clock,
    });
    return rig.night;
  };
  rig.enrol = (worker = "FR", pin = "4711") =>
    rig.night.workers.enrol({ label: "Phone 2", unit: "u1", pin }, { csrf: "x", cookie: worker });
  rig.totals = async (enrolment) => (await rig.night.shift.totalsOf(enrolment)).groups;
  rig.start = (enrolment, more) => rig.night.shift.start(enrolment, { zone: "z1", mode: "full", staff: 2, ...more });
  rig.restart();
  return rig;
}
