import assert from "node:assert/strict";
import { test } from "node:test";

import { eveningOf, written } from "../../../src/lykt/field/night/static/night/clock.js";

process.env.TZ = "Europe/Oslo";

for (const [utc, local] of [
  ["2026-11-29T00:30:00Z", "2026-11-29T01:30:00+01:00"],
  ["2026-06-01T22:05:09Z", "2026-06-02T00:05:09+02:00"],
]) {
  test(`${utc} is written as ${local}`, () => assert.equal(written(new Date(utc)), local));
}

for (const [local, day] of [
  ["2026-11-28T22:00:00", "2026-11-28"],
  ["2026-11-29T01:30:00", "2026-11-28"],
  ["2026-03-01T05:59:00", "2026-02-28"],
  ["2026-11-29T06:00:00", "2026-11-29"],
]) {
  test(`at ${local} it is the evening of ${day}`, () => assert.equal(eveningOf(new Date(local)), day));
}
