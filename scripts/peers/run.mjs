// Gardesh beside what a city would otherwise use, on the same records and questions: called by `scripts/bench search`, which
// brings the corpus, the modules and a PostgreSQL server. Prints Markdown.
//   node run.mjs CORPUS FOLDER BINARY MODULES POSTGRESQL-FOLDER [MEILISEARCH-BINARY]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as gardesh from "./gardesh.mjs";
import { questions } from "./engine.mjs";
import { guard } from "./guard.mjs";
import { alone, together } from "./measure.mjs";
import * as meilisearch from "./meilisearch.mjs";
import * as postgresql from "./postgresql.mjs";
import * as sqlite from "./sqlite.mjs";

/** Questions of a class: first to warm, then with one client, with eight, and to compare answers. No question is asked twice. */
const WARM = 50;
const ALONE = 500;
const COMPARED = 50;
/** Most seconds for each of the two measurements of a class. */
const SECONDS = 4;
/** Slower than this at the 99th of a hundred, in milliseconds, is named. */
const SLOW = 5;

const [corpus, folder, binary, modules, postgresqlFolder, meilisearchBinary] = process.argv.slice(2);
const many = Number(readFileSync(join(corpus, "many"), "utf8"));
const place = { binary, folder, modules, many, postgresql: postgresqlFolder, meilisearch: meilisearchBinary };
const engines = [gardesh, postgresql, sqlite, ...(meilisearchBinary ? [meilisearch] : [])];
const classes = questions(corpus);

const say = (text) => process.stderr.write(`${text}\n`);
const ms = (number) => (number < 10 ? number.toFixed(2) : number.toFixed(0));
const mb = (bytes) => `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
const held = ({ own, files }) => `${mb(own)} and ${mb(files)} of files`;
const rate = (number) => Math.round(number).toLocaleString("en");

/** Brings an engine's records in and measures every class that it knows. */
async function measured(engine) {
  say(`${engine.name}: loading`);
  const loaded = await engine.load(corpus, place);
  say(`${engine.name}: loaded in ${loaded.seconds.toFixed(1)} s`);
  const memory = loaded.memory();
  if (engine === postgresql) loaded.notes.push(...(await guard(gardesh, postgresql, classes, COMPARED)));
  const nothing = Array.from({ length: 20_000 }, () => null);
  const overhead = { ...(await alone(engine, null, nothing.slice(0, 2000), SECONDS)), rate: await together(engine, null, nothing, SECONDS) };
  const found = new Map();
  for (const [title, all] of classes) {
    if (!engine.knows(title)) continue;
    await alone(engine, title, all.slice(0, WARM), SECONDS);
    const one = await alone(engine, title, all.slice(WARM, WARM + ALONE), SECONDS);
    const eight = await together(engine, title, all.slice(WARM + ALONE, -COMPARED), SECONDS);
    found.set(title, { ...one, rate: eight });
    say(`${engine.name}: ${title}: ${ms(one.p50)} / ${ms(one.p99)} ms, ${rate(eight)} a second`);
  }
  return { engine, ...loaded, memory, memoryAfter: loaded.memory(), overhead, found };
}

const results = [];
try {
  for (const engine of engines) results.push(await measured(engine));
} finally {
  for (const engine of engines) engine.stop();
}
const [ours, ...peers] = results;

const row = (cells) => console.log(`| ${cells.join(" | ")} |`);
const table = (header, rows) => {
  row(header);
  console.log(`|---|${header.slice(1).map(() => "---:|").join("")}`);
  rows.forEach(row);
  console.log();
};
const title = ({ engine }) => engine.name;

console.log(`${many.toLocaleString("en")} places. Each was asked: ${results.map(({ engine }) => `${engine.name} by ${engine.how}`).join("; ")}.\n`);
table(
  ["", ...results.map(title)],
  [
    ["until everything is found", ...results.map(({ seconds }) => `${seconds.toFixed(1)} s`)],
    ["on disk", ...results.map(({ bytes }) => mb(bytes))],
    ["memory, loaded", ...results.map(({ memory }) => held(memory))],
    ["memory, after all questions", ...results.map(({ memoryAfter }) => held(memoryAfter))],
    ["asked for nothing: p50 / p99 ms, a second", ...results.map(({ overhead }) => `${ms(overhead.p50)} / ${ms(overhead.p99)}, ${rate(overhead.rate)}`)],
  ],
);
console.log("Milliseconds with one client, p50 / p99, and answers a second that eight clients get together:\n");
table(
  ["class", ...results.map(title)],
  [...classes.keys()].map((name) => [
    name,
    ...results.map(({ found }) => {
      const one = found.get(name);
      return one ? `${ms(one.p50)} / ${ms(one.p99)}, ${rate(one.rate)}` : "–";
    }),
  ]),
);
console.log("How many times as quick Gardesh is, by p50, by p99 and by answers a second; below 1 it is slower:\n");
const times = (number) => (number < 10 ? number.toFixed(1) : Math.round(number).toLocaleString("en"));
table(
  ["class", ...peers.map(title)],
  [...classes.keys()].map((name) => {
    const own = ours.found.get(name);
    const beside = ({ found }) => {
      const other = found.get(name);
      return other ? [other.p50 / own.p50, other.p99 / own.p99, own.rate / other.rate].map(times).join(" / ") : "–";
    };
    return [name, ...peers.map(beside)];
  }),
);
for (const note of results.flatMap(({ notes }) => notes)) console.log(`- ${note}`);
const few = results.flatMap(({ engine, found }) => [...found].filter(([, { asked }]) => asked < 100).map(([name, { asked }]) => `${engine.name}: ${name} (${asked})`));
if (few.length) console.log(`- Fewer than a hundred answers in ${SECONDS} s, so the slowest stands for p99: ${few.join(", ")}.`);
if (!meilisearchBinary) console.log("- Meilisearch was left out: MEILISEARCH_BIN named no binary.");
const slow = [...ours.found].filter(([, { p99 }]) => p99 > SLOW).map(([name, { p99 }]) => `${name} (${ms(p99)} ms)`);
console.log(`- Gardesh over ${SLOW} ms at the 99th of a hundred: ${slow.length ? slow.join(", ") : "in no class"}.`);
console.log();
