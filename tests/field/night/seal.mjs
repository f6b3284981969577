// Seals what it reads, for the test that opens it in Python: one JSON on stdin, one on stdout.

import { readFileSync } from "node:fs";

import { makeEnvelope, makeKeys, makeSuite } from "../../../src/lykt/field/night/static/night/envelope.js";
import { hpke } from "./rig.mjs";

const { enrolment, key, record } = JSON.parse(readFileSync(0, "utf8"));
const suite = makeSuite(hpke);
const seal = makeEnvelope(suite, makeKeys(suite));
console.log(JSON.stringify({ sealed: await seal(enrolment, key, record) }));
