// What the engines of `scripts/bench search` share. An engine is a module with
//   name, how            its title, and how it is spoken to
//   load(corpus, place)  brings the records in and is ready then: { seconds, bytes, memory(), notes }
//   knows(class)         whether it can answer such questions at all
//   connect()            a client of its own: { ask(class, question), nothing(), close() }
//   stop()               ends what it began
//   place(), placed(at)  only where clients are threads of this program: what a thread needs to reach the same records
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, connect as dial } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What the peers compare; `fold` in corpus.py does the same to the records. */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[يى]/g, "ی").replace(/ك/g, "ک");

/** The records of peers.tsv, one by one. */
export async function* records(corpus) {
  for await (const line of createInterface({ input: createReadStream(join(corpus, "peers.tsv")), crlfDelay: Infinity })) {
    const [number, id, category, country, importance, lon, lat, name, names] = line.split("\t");
    yield { number: Number(number), id, category, country, importance: Number(importance), lon: Number(lon), lat: Number(lat), name, names };
  }
}

/** The questions of questions.jsonl, by class. */
export function questions(corpus) {
  const classes = new Map();
  for (const line of readFileSync(join(corpus, "questions.jsonl"), "utf8").split("\n").filter(Boolean)) {
    const { class: title, ...question } = JSON.parse(line);
    if (!classes.has(title)) classes.set(title, []);
    classes.get(title).push(question);
  }
  return classes;
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Bytes of a file, or of all in a folder. */
export function bytesOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.blocks * 512;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

/**
 * Bytes of memory of processes, pages that several hold parted among them: those of their own, and those that are kept for
 * them of files. Shared memory is left out, because a process counts only what it touched itself. One that ended holds none.
 */
export function memoryOf(...processes) {
  const sum = { own: 0, files: 0 };
  for (const process of processes) {
    let text = "";
    try {
      text = readFileSync(`/proc/${process}/smaps_rollup`, "utf8");
    } catch {
      continue;
    }
    const bytes = (name) => Number(text.match(new RegExp(`^${name}: +(\\d+)`, "m"))?.[1] ?? 0) * 1024;
    sum.own += bytes("Pss_Anon");
    sum.files += bytes("Pss_File");
  }
  return sum;
}

/** Processes begun by a process. */
export const childrenOf = (process) =>
  readFileSync(`/proc/${process}/task/${process}/children`, "utf8").split(" ").filter(Boolean).map(Number);

/** A port that nobody listens on just now. */
export const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Longitude and latitude of the corners of a tile: west, south, east, north. */
export function cornersOf({ z, x, y }) {
  const side = 2 ** z;
  const lat = (row) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) * 180) / Math.PI;
  return [(x / side) * 360 - 180, lat(y + 1), ((x + 1) / side) * 360 - 180, lat(y)];
}

const RADIUS = 6_371_008.8;

/** Metres between two positions on the sphere. */
export function metres([lon1, lat1], [lon2, lat2]) {
  const [a, b, c, d] = [lat1, lat2, lon1, lon2].map((degrees) => (degrees * Math.PI) / 180);
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin((d - c) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * One kept-alive HTTP/1.1 connection that asks one thing after the other. Written out, because a general client takes more
 * of the processor than the service that is measured.
 */
export function http(port) {
  const socket = dial({ port, host: "127.0.0.1", noDelay: true });
  let kept = Buffer.alloc(0);
  let waiting = null;
  const settle = (how, what) => {
    const { done, failed } = waiting ?? {};
    waiting = null;
    if (how === "failed") failed?.(what);
    else done?.(what);
  };
  socket.on("data", (bytes) => {
    kept = kept.length ? Buffer.concat([kept, bytes]) : bytes;
    const answer = readAnswer(kept);
    if (!answer) return;
    kept = kept.subarray(answer.end);
    settle("done", answer);
  });
  socket.on("error", (error) => settle("failed", error));
  socket.on("close", () => settle("failed", new Error("the connection was closed")));
  const send = (text) =>
    new Promise((done, failed) => {
      waiting = { done, failed };
      socket.write(text);
    }).then((answer) => {
      if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${answer.body.toString().slice(0, 500)} to ${text.slice(0, 300)}`);
      return answer.body;
    });
  return {
    get: (path) => send(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`),
    post(path, json) {
      const body = JSON.stringify(json);
      return send(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    },
    close: () => socket.destroy(),
  };
}

/** A whole answer at the beginning of what came, or none yet. */
function readAnswer(bytes) {
  const head = bytes.indexOf("\r\n\r\n");
  if (head < 0) return null;
  const text = bytes.latin1Slice(0, head + 2);
  const status = Number(text.slice(9, 12));
  const length = text.match(/\r\ncontent-length: *(\d+)/i);
  if (length) {
    const end = head + 4 + Number(length[1]);
    return bytes.length < end ? null : { status, body: bytes.subarray(head + 4, end), end };
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(text)) return { status, body: Buffer.alloc(0), end: head + 4 };
  const parts = [];
  for (let at = head + 4; ; ) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return null;
    const size = parseInt(bytes.latin1Slice(at, line), 16);
    const end = line + 2 + size + 2;
    if (bytes.length < end) return null;
    if (size === 0) return { status, body: Buffer.concat(parts), end };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = end;
  }
}
