// Fast and wrong is no answer: a few questions of each class are put to Gardesh and to PostgreSQL, and what they say is compared.
// Where words are read more generously by Gardesh (stems, other spellings, categories), it must find at least what PostgreSQL
// finds; distances and counts without words must be equal.
import { fold, metres } from "./engine.mjs";

/** The sum of `count` over the points of a vector tile (Mapbox Vector Tile 2.1). */
export function countsOfTile(bytes) {
  let sum = 0;
  for (const { field, value: layer } of fields(bytes)) {
    if (field !== 3) continue;
    const parts = [...fields(layer)];
    const keys = parts.filter(({ field }) => field === 3).map(({ value }) => value.toString());
    const values = parts.filter(({ field }) => field === 4).map(({ value }) => [...fields(value)][0]);
    for (const { value: feature } of parts.filter(({ field }) => field === 2)) {
      const tags = [...fields(feature)].find(({ field }) => field === 2);
      for (let at = 0; tags && at < tags.value.length; ) {
        const key = number(tags.value, at);
        const value = number(tags.value, key.end);
        if (keys[key.number] === "count") sum += values[value.number].value;
        at = value.end;
      }
    }
  }
  return sum;
}

function number(bytes, at) {
  let found = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[at++];
    found += (byte & 127) * shift;
    if (byte < 128) return { number: found, end: at };
  }
}

function* fields(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const key = number(bytes, at);
    const [field, type] = [key.number >>> 3, key.number & 7];
    const first = type === 1 || type === 5 ? { number: 0, end: key.end } : number(bytes, key.end);
    at = type === 1 ? key.end + 8 : type === 5 ? key.end + 4 : type === 2 ? first.end + first.number : first.end;
    yield { field, value: type === 0 ? first.number : bytes.subarray(type === 2 ? first.end : key.end, at) };
  }
}

const POINT = "st_point($1, $2, 4326)::geography";
const WORDS = "words @@ plainto_tsquery('simple', $N)";
// `&&` alone compares numbers of 32 bits; the index is entered by it, the rest decides.
const IN_BOX = `place::geometry && st_makeenvelope($1, $2, $3, $4, 4326)
  and st_x(place::geometry) between $1 and $3 and st_y(place::geometry) between $2 and $4`;
const count = async (postgres, condition, values) => Number((await postgres.rows(`select count(*) from items where ${condition}`, values))[0][0]);

const begins = async (postgres, q) =>
  (await postgres.rows("select 1 from names where name ~>=~ $1 and name ~<~ $2 limit 1", [fold(q), `${fold(q)}\u{10ffff}`])).length > 0;

/** How each class is compared: a function that answers what is wrong, or nothing. */
const compared = {
  // The first answer has exactly this name where there is one that does, and none is missing from the total.
  "exact name": async (gardesh, postgres, { q }) => {
    const rows = await postgres.rows("select distinct id from items join names using (n) where names.name = $1", [fold(q)]);
    const ids = new Set(rows.map(([id]) => id));
    if (gardesh.numberMatched < ids.size) return `${gardesh.numberMatched} instead of ${ids.size} or more`;
    return ids.size > 0 && !ids.has(gardesh.features[0]?.id) && `the first is ${gardesh.features[0]?.properties.name}, which is not called so`;
  },
  "as you type": async (gardesh, postgres, { q }) => gardesh.numberMatched === 0 && (await begins(postgres, q)) && "nothing is found that begins so",
  "one typing error": async (gardesh, postgres, question) => {
    const meant = async (ids) =>
      (await postgres.rows("select 1 from items join names using (n) where id = any($1) and names.name = $2 limit 1", [ids, fold(question.want)])).length > 0;
    const theirs = await postgres.ask("one typing error", question);
    return { ours: await meant(gardesh.features.map((feature) => feature.id)), theirs: await meant(theirs.rows.map(([id]) => id)) };
  },
  "word in a box, counted": async (gardesh, postgres, { q, box }) => {
    const least = await count(postgres, `${IN_BOX} and ${WORDS.replace("$N", "$5")}`, [...box, fold(q)]);
    const counted = gardesh.facets.country.reduce((sum, { count }) => sum + count, 0);
    if (counted !== gardesh.numberMatched) return `the countries have ${counted} of ${gardesh.numberMatched}`;
    return gardesh.numberMatched < least && `${gardesh.numberMatched} in the box instead of ${least} or more`;
  },
  "nearest 20": async (gardesh, postgres, { near }) => {
    const rows = await postgres.rows(
      `select st_distance(place, ${POINT}, false) as apart from (select place from items order by place <-> ${POINT} limit 60) as near order by apart limit 20`,
      near,
    );
    const ours = gardesh.features.map((feature) => metres(near, feature.geometry.coordinates));
    return rows.map(([apart], i) => Math.abs(apart - ours[i]) > 2 + apart / 1e4 && `number ${i + 1} is ${ours[i]} m away instead of ${apart}`).find(Boolean);
  },
  "within 50 km": async (gardesh, postgres, { near }) => {
    // Rounded positions at the very edge may fall on either side.
    const within = (radius) => count(postgres, `st_dwithin(place, ${POINT}, ${radius}, false)`, near);
    const [least, most] = [await within(49_990), await within(50_010)];
    return (gardesh.numberMatched < least || gardesh.numberMatched > most) && `${gardesh.numberMatched} instead of ${least} to ${most}`;
  },
  "word, nearest first": async (gardesh, postgres, { q, near }) => {
    const [row] = await postgres.rows(
      `select st_distance(place, ${POINT}, false) as apart from items where ${WORDS.replace("$N", "$3")} order by apart limit 1`,
      [...near, fold(q)],
    );
    const ours = gardesh.features.map((feature) => metres(near, feature.geometry.coordinates));
    if (ours.some((apart, i) => i > 0 && apart < ours[i - 1] - 1)) return "not in the order of distance";
    return row && !(ours[0] <= row[0] + 2 + row[0] / 1e4) && `the first is ${ours[0]} m away instead of ${row[0]} or less`;
  },
  "counts in a box": async (gardesh, postgres, { box }) => {
    for (const field of ["country", "category"]) {
      const rows = await postgres.rows(`select ${field}, count(*) from items where ${IN_BOX} group by 1`, box);
      const ours = new Map(gardesh.facets[field].map(({ value, count }) => [value, count]));
      const other = rows.find(([value, count]) => ours.get(value) !== Number(count));
      if (other) return `${ours.get(other[0])} of ${field} ${other[0]} instead of ${other[1]}`;
      const sum = rows.reduce((sum, [, count]) => sum + Number(count), 0);
      if (sum !== gardesh.numberMatched) return `${gardesh.numberMatched} instead of ${sum}`;
    }
  },
  suggestions: async (gardesh, postgres, { q }) => gardesh.suggestions.length === 0 && (await begins(postgres, q)) && "nothing is suggested that begins so",
};
for (const zoom of ["0-4", "5-9", "10-14"]) {
  compared[`tile z${zoom}`] = tile("");
  compared[`tile z${zoom}, word`] = tile(`and ${WORDS.replace("$N", "$4")}`);
}

function tile(words) {
  // Metres of the map that a record at the very edge may be off by rounding.
  const counted = (off) => `
    with frame as materialized (select st_expand(st_tileenvelope($1, $2, $3), ${off}) as box)
    select count(*) from items, frame where map && box and st_x(map) >= st_xmin(box) and st_x(map) < st_xmax(box)
      and st_y(map) > st_ymin(box) and st_y(map) <= st_ymax(box) ${words}`;
  return async (bytes, postgres, { z, x, y, q }) => {
    const values = words ? [z, x, y, fold(q)] : [z, x, y];
    const [[least], [most]] = [...(await postgres.rows(counted(-0.1), values)), ...(await postgres.rows(counted(0.1), values))];
    const found = countsOfTile(bytes);
    if (words) return found < Number(least) && `${found} in the tile instead of ${least} or more`;
    return (found < Number(least) || found > Number(most)) && `${found} in the tile instead of ${least} to ${most}`;
  };
}

/** The share of typing errors for which the intended name must come up. */
const UNDERSTOOD = 0.7;

/** Compares a few answers of every class. Throws with all that is wrong. */
export async function guard(gardesh, postgresql, classes, many) {
  const [ours, theirs] = [await gardesh.connect(), await postgresql.connect()];
  const wrong = [];
  const remarks = [];
  for (const [title, questions] of classes) {
    const understood = { ours: 0, theirs: 0 };
    const asked = questions.slice(-many);
    for (const question of asked) {
      const bytes = await ours.ask(title, question);
      const answer = title.startsWith("tile") ? bytes : JSON.parse(bytes);
      const said = await compared[title](answer, theirs, question);
      if (typeof said === "string") wrong.push(`${title} ${JSON.stringify(question)}: ${said}`);
      if (said?.ours) understood.ours += 1;
      if (said?.theirs) understood.theirs += 1;
    }
    if (title === "one typing error") {
      remarks.push(`Of ${asked.length} names with one typing error the intended one is among the first twenty ${understood.ours} times by Gardesh and ${understood.theirs} times by PostgreSQL.`);
      if (understood.ours < asked.length * UNDERSTOOD) wrong.push(`${title}: only ${understood.ours} of ${asked.length} brought the name that was meant`);
    }
  }
  await ours.close();
  await theirs.close();
  if (wrong.length) throw new Error(`Gardesh and PostgreSQL do not agree:\n${wrong.join("\n")}`);
  return remarks;
}
