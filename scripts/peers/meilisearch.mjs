// Meilisearch, whose binary the operator names in MEILISEARCH_BIN. It has no tiles; its totals are estimates.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { bytesOf, freePort, http, memoryOf, records, sleep } from "./engine.mjs";

export const name = "Meilisearch";
export const how = "HTTP, JSON with estimated totals";

/** Documents of one request. */
const BATCH = 50_000;

let service;
let port;

async function send(path, method, body, type = "application/json") {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body, headers: body ? { "content-type": type } : {} });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Meilisearch answered ${answer.status} to ${method} ${path}: ${text}`);
  return JSON.parse(text || "{}");
}

/** Waits until a task is done. */
async function settled({ taskUid }) {
  for (;;) {
    const task = await send(`/tasks/${taskUid}`, "GET");
    if (task.status === "succeeded") return;
    if (task.status === "failed" || task.status === "canceled") throw new Error(`Meilisearch: ${JSON.stringify(task.error)}`);
    await sleep(100);
  }
}

export async function load(corpus, { meilisearch, folder, many }) {
  const data = join(folder, "meilisearch");
  port = await freePort();
  service = spawn(
    meilisearch,
    ["--db-path", data, "--http-addr", `127.0.0.1:${port}`, "--no-analytics", "--env", "development", "--log-level", "WARN", "--http-payload-size-limit", "512MB"],
    { cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
  );
  for (let tries = 0; ; tries++) {
    const well = await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.ok, () => false);
    if (well) break;
    if (service.exitCode !== null || tries > 600) throw new Error("Meilisearch did not start");
    await sleep(100);
  }
  const since = performance.now();
  await settled(await send("/indexes", "POST", JSON.stringify({ uid: "items", primaryKey: "number" })));
  const settings = {
    searchableAttributes: ["names"],
    displayedAttributes: ["id", "name", "category", "country", "_geo"],
    filterableAttributes: ["category", "country", "_geo"],
    sortableAttributes: ["importance", "_geo"],
    // Where an order is asked for it comes before the quality of the match.
    rankingRules: ["words", "sort", "typo", "proximity", "attribute", "exactness", "importance:desc"],
    faceting: { maxValuesPerFacet: 300 },
  };
  await settled(await send("/indexes/items/settings", "PATCH", JSON.stringify(settings)));
  let lines = [];
  const tasks = [];
  const flush = async () => {
    if (lines.length) tasks.push(await send("/indexes/items/documents", "POST", lines.join("\n"), "application/x-ndjson"));
    lines = [];
  };
  for await (const { number, id, name, category, country, importance, lon, lat, names } of records(corpus)) {
    lines.push(JSON.stringify({ number, id, name, category, country, importance, names: names.split("|"), _geo: { lat, lng: lon } }));
    if (lines.length === BATCH) await flush();
  }
  await flush();
  for (const task of tasks) await settled(task);
  const seconds = (performance.now() - since) / 1000;
  const { numberOfDocuments } = await send("/indexes/items/stats", "GET");
  if (numberOfDocuments !== many) throw new Error(`Meilisearch has ${numberOfDocuments} of ${many} records`);
  return { seconds, bytes: bytesOf(data), memory: () => memoryOf(service.pid), notes: [] };
}

export const stop = () => service?.kill();

const FACETS = ["country", "category"];
const inBox = ([west, south, east, north]) => `_geoBoundingBox([${north}, ${east}], [${south}, ${west}])`;
const byDistance = ([lon, lat]) => [`_geoPoint(${lat}, ${lon}):asc`];
const text = ({ q }) => ({ q, limit: 20 });

export const searches = {
  "exact name": text,
  "as you type": text,
  "one typing error": text,
  "word in a box, counted": ({ q, box }) => ({ q, limit: 20, filter: inBox(box), facets: FACETS }),
  "nearest 20": ({ near }) => ({ limit: 20, sort: byDistance(near) }),
  "within 50 km": ({ near }) => ({ limit: 20, filter: `_geoRadius(${near[1]}, ${near[0]}, 50000)`, sort: byDistance(near) }),
  "word, nearest first": ({ q, near }) => ({ q, limit: 20, sort: byDistance(near) }),
  "counts in a box": ({ box }) => ({ limit: 0, filter: inBox(box), facets: FACETS }),
  suggestions: ({ q }) => ({ q, limit: 8, attributesToRetrieve: ["name"] }),
};

export const knows = (title) => title in searches;

export function connect() {
  const client = http(port);
  return {
    ask: (title, question) => client.post("/indexes/items/search", searches[title](question)),
    nothing: () => client.get("/health"),
    close: client.close,
  };
}
