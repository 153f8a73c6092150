// SQLite with FTS5 and R*Tree, inside the measuring program: no server, no connection; eight clients are eight threads. Knows no
// typing errors. Nearness is a box that grows until it holds enough; counts and tiles are walks over the box.
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bytesOf, cornersOf, fold, memoryOf, metres, records } from "./engine.mjs";

export const name = "SQLite";
export const how = "in the same process, prepared statements, bare rows without totals";

const SCHEMA = `
  create table items (n integer primary key, id text not null, name text not null, category text not null, country text not null,
    importance real not null, lon real not null, lat real not null);
  create virtual table places using rtree (n, west, east, south, north);
  create virtual table words using fts5 (names, content = '', tokenize = 'unicode61', prefix = '2 3 4');`;

let file;
let modules;

const open = (options) => new (createRequire(join(modules, "node_modules/"))("better-sqlite3"))(file, options);

export async function load(corpus, { modules: where, folder, many }) {
  modules = where;
  file = join(folder, "peers.sqlite");
  rmSync(file, { force: true });
  const before = memoryOf(process.pid);
  const since = performance.now();
  const database = open();
  database.pragma("journal_mode = off");
  database.pragma("synchronous = off");
  database.exec(SCHEMA);
  const [item, place, word] = [
    "insert into items values (?, ?, ?, ?, ?, ?, ?, ?)",
    "insert into places values (?, ?, ?, ?, ?)",
    "insert into words (rowid, names) values (?, ?)",
  ].map((text) => database.prepare(text));
  database.exec("begin");
  for await (const { number, id, name, category, country, importance, lon, lat, names } of records(corpus)) {
    item.run(number, id, name, category, country, importance, lon, lat);
    place.run(number, lon, lon, lat, lat);
    // A full stop between two names keeps a phrase from reaching across.
    word.run(number, names.replaceAll("|", " . "));
  }
  database.exec("commit");
  database.exec("insert into words (words) values ('optimize'); analyze");
  const seconds = (performance.now() - since) / 1000;
  const found = database.prepare("select count(*) from items").pluck().get();
  database.close();
  if (found !== many) throw new Error(`SQLite has ${found} of ${many} records`);
  return {
    seconds,
    bytes: bytesOf(file),
    memory: () => {
      const now = memoryOf(process.pid);
      return { own: Math.max(0, now.own - before.own), files: Math.max(0, now.files - before.files) };
    },
    notes: ["SQLite is loaded without a journal, and its memory is what the measuring program grew by."],
  };
}

export const stop = () => {};

/** What a worker thread needs to open the same file. */
export const place = () => ({ file, modules });
export function placed(at) {
  ({ file, modules } = at);
}

const quoted = (text) => `"${fold(text).replaceAll('"', " ")}"`;
const ROW = "i.id, i.name, i.category, i.country, i.lon, i.lat";
// R*Tree keeps 32-bit numbers, rounded outward; the row has the exact ones.
const BOX = "p.west <= @east and p.east >= @west and p.south <= @north and p.north >= @south";
const EXACT = "i.lon between @west and @east and i.lat between @south and @north";
const IN_BOX = `from places p cross join items i using (n) where ${BOX} and ${EXACT}`;
const corners = ([west, south, east, north]) => ({ west, south, east, north });

function counted(rows) {
  const sum = (field) => {
    const counts = new Map();
    for (const row of rows) counts.set(row[field], (counts.get(row[field]) ?? 0) + 1);
    return counts;
  };
  return { country: sum("country"), category: sum("category"), rows };
}

/** The best rows by distance among those of a growing box, until no nearer one can be outside. */
function nearest(statement, near, limit, most, more = {}) {
  for (let side = 0.1; ; side *= 2) {
    const wide = Math.min(180, side / Math.max(0.05, Math.cos((near[1] * Math.PI) / 180)));
    const box = [near[0] - wide, near[1] - side, near[0] + wide, near[1] + side];
    const rows = statement.all({ ...corners(box), ...more });
    // Beyond the antimeridian the box begins again at the other edge.
    if (box[0] < -180) rows.push(...statement.all({ ...corners([box[0] + 360, box[1], 180, box[3]]), ...more }));
    if (box[2] > 180) rows.push(...statement.all({ ...corners([-180, box[1], box[2] - 360, box[3]]), ...more }));
    // A degree is 111 km; the corners of a box towards a pole are nearer than its sides.
    const reach = side * 100_000;
    for (const row of rows) row.apart = metres(near, [row.lon, row.lat]);
    const sure = rows.filter((row) => row.apart <= Math.min(reach, most)).sort((a, b) => a.apart - b.apart);
    if (sure.length >= limit || reach >= most || side >= 180) return sure.slice(0, limit);
  }
}

/** The middle and count of each of 8 × 8 cells of a tile. */
function tiled(statement, question, more = {}) {
  const cells = new Map();
  const side = 2 ** question.z;
  for (const row of statement.iterate({ ...corners(cornersOf(question)), ...more })) {
    const column = Math.floor((((row.lon + 180) / 360) * side - question.x) * 8);
    const y = (1 - Math.asinh(Math.tan((row.lat * Math.PI) / 180)) / Math.PI) / 2;
    const key = column * 8 + Math.floor((y * side - question.y) * 8);
    const cell = cells.get(key);
    if (!cell) cells.set(key, { count: 1, lon: row.lon, lat: row.lat, n: row.n });
    else {
      cell.count += 1;
      cell.lon += row.lon;
      cell.lat += row.lat;
    }
  }
  return cells;
}

const KNOWN = [
  "exact name", "as you type", "word in a box, counted", "nearest 20", "within 50 km", "word, nearest first", "counts in a box", "suggestions",
  "tile z0-4", "tile z5-9", "tile z10-14", "tile z0-4, word", "tile z5-9, word", "tile z10-14, word",
];
export const knows = (title) => KNOWN.includes(title);

export function connect() {
  const database = open({ readonly: true });
  database.pragma("mmap_size = 4294967296");
  const found = (limit) =>
    database.prepare(`select ${ROW} from words w join items i on i.n = w.rowid where w.names match ? order by w.rank limit ${limit}`);
  const [twenty, eight] = [found(20), found(8)];
  // The words decide, then the place: FTS5 cannot be entered by a row of another index as quickly.
  const worded = database.prepare(`select i.n, ${ROW}, i.importance from words w join items i on i.n = w.rowid where w.names match @word and ${EXACT}`);
  const holding = database.prepare(`select ${ROW} from words w join items i on i.n = w.rowid where w.names match ?`);
  const boxed = database.prepare(`select ${ROW} ${IN_BOX}`);
  const columns = database.prepare(`select i.country, i.category ${IN_BOX}`);
  const cells = database.prepare(`select i.n, i.lon, i.lat ${IN_BOX}`);
  const text = (question) => twenty.all(quoted(question.q));
  const tile = (question) => tiled(cells, question);
  const wordTile = (question) => tiled(worded, question, { word: quoted(question.q) });
  const ask = {
    "exact name": text,
    "as you type": ({ q }) => twenty.all(`${quoted(q)}*`),
    "word in a box, counted": ({ q, box }) => {
      const answer = counted(worded.all({ ...corners(box), word: quoted(q) }));
      answer.rows.sort((a, b) => b.importance - a.importance).splice(20);
      return answer;
    },
    "nearest 20": ({ near }) => nearest(boxed, near, 20, Infinity),
    "within 50 km": ({ near }) => nearest(boxed, near, 20, 50_000),
    "word, nearest first": ({ q, near }) => {
      const rows = holding.all(quoted(q));
      for (const row of rows) row.apart = metres(near, [row.lon, row.lat]);
      return rows.sort((a, b) => a.apart - b.apart).slice(0, 20);
    },
    "counts in a box": ({ box }) => counted(columns.all(corners(box))),
    suggestions: ({ q }) => eight.all(`${quoted(q)}*`),
    "tile z0-4": tile,
    "tile z5-9": tile,
    "tile z10-14": tile,
    "tile z0-4, word": wordTile,
    "tile z5-9, word": wordTile,
    "tile z10-14, word": wordTile,
  };
  const one = database.prepare("select 1");
  return { ask: (title, question) => ask[title](question), nothing: () => one.get(), close: () => database.close() };
}
