// Gardesh itself: a fresh folder, the import that an operator would run, the API that a visitor's browser asks.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, freePort, http, memoryOf, sleep } from "./engine.mjs";

export const name = "Gardesh";
export const how = "HTTP, `/api/v1` and `/tiles`, whole JSON or vector tiles with exact totals";

let service;
let port;

/** A service that runs already, by its port. */
export const placed = (at) => {
  port = at;
};

/** Starts the service; milliseconds until a search is answered. */
async function start(binary, data) {
  port = await freePort();
  const since = performance.now();
  service = spawn(binary, ["serve", "--without-starter", "--bind", `127.0.0.1:${port}`, "--data", data, "--log", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (;;) {
    const client = http(port);
    try {
      await client.get("/readyz");
      await client.get("/api/v1/search?q=first&lang=en");
      return performance.now() - since;
    } catch (error) {
      if (service.exitCode !== null || performance.now() - since > 600_000) throw error;
      await sleep(5);
    } finally {
      client.close();
    }
  }
}

export async function load(corpus, { binary, folder, many }) {
  const data = join(folder, "gardesh");
  const since = performance.now();
  const imported = spawnSync(binary, ["import", "csv", join(corpus, "gardesh.csv"), "--data", data, "--log", "warn"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const seconds = (performance.now() - since) / 1000;
  if (imported.status !== 0) throw new Error(`the import failed: ${imported.stdout}`);
  const again = performance.now();
  if (spawnSync(binary, ["reindex", "--data", data, "--log", "warn"], { stdio: ["ignore", "ignore", "inherit"] }).status !== 0) {
    throw new Error("reindex failed");
  }
  const reindex = (performance.now() - again) / 1000;
  // The first start builds the writers' index behind the service, which would be measured along with it.
  const begun = performance.now();
  await start(binary, data);
  while (!existsSync(join(data, "index-studio", "CURRENT"))) {
    if (service.exitCode !== null) throw new Error("the service ended while it built the writers' index");
    await sleep(100);
  }
  const behind = (performance.now() - begun) / 1000;
  await ended();
  const cold = await start(binary, data);
  const client = connect();
  const found = JSON.parse(await client.http.get("/api/v1/search?limit=0&lang=en")).numberMatched;
  client.close();
  if (found !== many) throw new Error(`${found} of ${many} records are found after the import`);
  const index = bytesOf(join(data, "index"));
  return {
    seconds,
    bytes: bytesOf(data),
    memory: () => memoryOf(service.pid),
    notes: [
      `Gardesh's time is that of \`gardesh import\`, which checks every record and keeps its revision too; the index alone takes ${reindex.toFixed(1)} s (\`gardesh reindex\`) and ${Math.round(index / 1e6)} MB.`,
      `The first start of Gardesh builds the index of the studio too, behind the service, in ${behind.toFixed(1)} s; it is counted on disk and was waited for.`,
      `Start of Gardesh until the first search is answered: ${Math.round(cold)} ms.`,
    ],
  };
}

export const stop = () => service?.kill();

const ended = () =>
  new Promise((done) => {
    service.once("exit", done);
    service.kill();
  });

const search = (parameters) => `/api/v1/search?lang=en&${new URLSearchParams(parameters)}`;
const tile = ({ z, x, y, near, q }) => `/tiles/${z}/${x}/${y}.mvt?lang=en&near=${near}${q ? `&q=${encodeURIComponent(q)}` : ""}`;
const text = ({ q }) => search({ q });

export const address = {
  "exact name": text,
  "as you type": text,
  "one typing error": text,
  "word in a box, counted": ({ q, box }) => search({ q, bbox: box, facets: "country,category" }),
  "nearest 20": ({ near }) => search({ near, sort: "distance" }),
  "within 50 km": ({ near }) => search({ near, radius: 50_000, sort: "distance" }),
  "word, nearest first": ({ q, near }) => search({ q, near, sort: "distance" }),
  "counts in a box": ({ box }) => search({ bbox: box, facets: "country,category", limit: 0 }),
  suggestions: ({ q }) => `/api/v1/suggest?lang=en&q=${encodeURIComponent(q)}`,
  "tile z0-4": tile,
  "tile z5-9": tile,
  "tile z10-14": tile,
  "tile z0-4, word": tile,
  "tile z5-9, word": tile,
  "tile z10-14, word": tile,
};

export const knows = (title) => title in address;

export function connect() {
  const client = http(port);
  return {
    http: client,
    ask: (title, question) => client.get(address[title](question)),
    nothing: () => client.get("/healthz"),
    close: client.close,
  };
}
