// PostgreSQL with pg_trgm and PostGIS, as somebody who knows it well would set it up: names in a table of their own for equality,
// beginnings and typing errors (as alike as pg_trgm asks unless told otherwise: with more it misses a name in ten), a text vector
// for words, a geography for distance, Web Mercator for tiles. Answers are bare rows.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bytesOf, childrenOf, fold, memoryOf } from "./engine.mjs";

export const name = "PostgreSQL";
export const how = "its own protocol, prepared statements, bare rows without totals";

let pg;
let socket;

const SCHEMA = `
  create extension pg_trgm;
  create extension postgis;
  create extension pg_buffercache;
  create table staging (n int, id text, category text, country text, importance real, lon float8, lat float8, name text, names text);`;

const LOADED = `
  create table items as
    select n, id, category, country, importance, name, to_tsvector('simple', translate(names, '|', ' ')) as words,
      st_point(lon, lat, 4326)::geography as place, st_transform(st_point(lon, lat, 4326), 3857) as map
    from staging;
  create table names as select n, unnest(string_to_array(names, '|')) as name from staging;
  drop table staging;
  alter table items add primary key (n);
  create index on items using gin (words);
  create index on items using gist (place);
  create index on items using gist ((place::geometry));
  create index on items using gist (map);
  create index on names (name text_pattern_ops);
  create index on names using gin (name gin_trgm_ops);
  vacuum analyze items;
  vacuum analyze names;`;

export async function load(corpus, { modules, postgresql, many }) {
  pg = createRequire(join(modules, "node_modules/"))("pg");
  socket = postgresql;
  const psql = (...words) => {
    const ran = spawnSync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", socket, "-U", "postgres", "-d", "peers", ...words], { encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`psql: ${ran.stderr}`);
    return ran.stdout.trim();
  };
  spawnSync("createdb", ["-h", socket, "-U", "postgres", "peers"]);
  psql("-c", SCHEMA);
  const since = performance.now();
  psql("-c", `\\copy staging from '${join(corpus, "peers.tsv")}'`);
  for (const statement of LOADED.split(";").filter((text) => text.trim())) psql("-c", statement);
  const seconds = (performance.now() - since) / 1000;
  const found = Number(psql("-At", "-c", "select count(*) from items"));
  if (found !== many) throw new Error(`PostgreSQL has ${found} of ${many} records`);
  const data = join(socket, "store");
  const master = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  return {
    seconds,
    bytes: Number(psql("-At", "-c", "select pg_database_size('peers')")),
    memory: () => {
      const { own, files } = memoryOf(master, ...childrenOf(master));
      const buffers = Number(psql("-At", "-c", "select count(*) * 8192 from pg_buffercache where relfilenode is not null"));
      return { own: own + buffers, files };
    },
    notes: [`PostgreSQL's memory is that of its processes without a client, and of its shared buffers that are in use; its write-ahead log (${Math.round(bytesOf(join(data, "pg_wal")) / 1e6)} MB) is not counted.`],
  };
}

export const stop = () => {};

const POINT = "st_point($1, $2, 4326)::geography";
const ENVELOPE = "st_makeenvelope($1, $2, $3, $4, 4326)";

/** The values with their counts and the best rows of what a condition finds. */
const counted = (condition, rows) => `
  with found as materialized (select id, name, country, category, importance from items where ${condition})
  select 'country' as facet, country as value, count(*) from found group by country
  union all select 'category', category, count(*) from found group by category
  ${rows ? "union all (select 'item', id, 0 from found order by importance desc limit 20)" : ""}`;

/** A tile of 8 × 8 cells: the middle and the count of each, and the item where it is one. */
const tiled = (condition) => `
  with frame as materialized (select st_tileenvelope($1, $2, $3) as box, 40075016.6855785 / 2 ^ $1::int as side),
  cells as (
    select avg(st_x(map)) as x, avg(st_y(map)) as y, count(*) as count,
      case when count(*) = 1 then min(id) end as id, case when count(*) = 1 then min(category) end as category,
      case when count(*) = 1 then min(name) end as name
    from items, frame
    where map && box and st_x(map) >= st_xmin(box) and st_x(map) < st_xmax(box) and st_y(map) > st_ymin(box) and st_y(map) <= st_ymax(box)
      ${condition}
    group by floor((st_x(map) - st_xmin(box)) / side * 8), floor((st_y(map) - st_ymin(box)) / side * 8)
  )
  select st_asmvt(tile, 'items') from (
    select st_asmvtgeom(st_point(x, y, 3857), box, 4096, 0, true) as geom, count, id, category, name from cells, frame
  ) as tile`;

const ROW = "i.id, i.name, i.category, i.country, st_x(i.place::geometry), st_y(i.place::geometry)";
const beginning = (limit) => `
  select ${ROW} from items i where n in (select n from names where name ~>=~ $1 and name ~<~ $2)
  order by importance desc limit ${limit}`;
const between = ({ q }) => [fold(q), `${fold(q)}\u{10ffff}`];
const word = ({ q }) => fold(q);
const tile = [tiled(""), ({ z, x, y }) => [z, x, y]];
const wordTile = [tiled("and words @@ plainto_tsquery('simple', $4)"), ({ z, x, y, q }) => [z, x, y, fold(q)]];

export const statements = {
  "exact name": [
    `select ${ROW} from items i where n in (select n from names where name = $1) order by importance desc limit 20`,
    (question) => [word(question)],
  ],
  "as you type": [beginning(20), between],
  "one typing error": [
    `select ${ROW}, near.apart from (select n, name <-> $1 as apart from names where name % $1 order by apart limit 20) as near
     join items i using (n) order by apart`,
    (question) => [word(question)],
  ],
  "word in a box, counted": [
    counted(`place::geometry && ${ENVELOPE} and words @@ plainto_tsquery('simple', $5)`, true),
    (question) => [...question.box, word(question)],
  ],
  "nearest 20": [`select ${ROW} from items i order by place <-> ${POINT} limit 20`, ({ near }) => near],
  "within 50 km": [
    `select ${ROW} from items i where st_dwithin(place, ${POINT}, 50000, false) order by place <-> ${POINT} limit 20`,
    ({ near }) => near,
  ],
  "word, nearest first": [
    `select ${ROW} from items i where words @@ plainto_tsquery('simple', $3) order by place <-> ${POINT} limit 20`,
    (question) => [...question.near, word(question)],
  ],
  "counts in a box": [counted(`place::geometry && ${ENVELOPE}`, false), ({ box }) => box],
  suggestions: [beginning(8), between],
  "tile z0-4": tile,
  "tile z5-9": tile,
  "tile z10-14": tile,
  "tile z0-4, word": wordTile,
  "tile z5-9, word": wordTile,
  "tile z10-14, word": wordTile,
};

export const knows = (title) => title in statements;

export async function connect() {
  const client = new pg.Client({ host: socket, user: "postgres", database: "peers" });
  await client.connect();
  return {
    /** Rows of any statement, for the comparison of answers. */
    rows: async (text, values) => (await client.query({ text, values, rowMode: "array" })).rows,
    ask(title, question) {
      const [statement, values] = statements[title];
      return client.query({ name: title, text: statement, values: values(question), rowMode: "array" });
    },
    nothing: () => client.query({ name: "nothing", text: "select 1", rowMode: "array" }),
    close: () => client.end(),
  };
}
