// The clock of `scripts/bench search`: asks questions one after the other with one client, or with eight at once, and says how
// long they took. In a worker thread it is one of the eight clients of an engine that runs inside this program.
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const CLIENTS = 8;

/** The value below which a share of the sorted values lies. */
const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];

/** Clients take questions from one list until it is empty or the time is over. Times of each in milliseconds. */
async function drive(clients, ask, questions, seconds) {
  const took = [];
  const until = performance.now() + seconds * 1000;
  let next = 0;
  const began = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (next < questions.length) {
        const question = questions[next++];
        const since = performance.now();
        await ask(client, question);
        const now = performance.now();
        took.push(now - since);
        if (now > until) return;
      }
    }),
  );
  return { took, seconds: (performance.now() - began) / 1000 };
}

/** p50 and p99 in milliseconds of one client. */
export async function alone(engine, title, questions, seconds) {
  const client = await engine.connect();
  const { took } = await drive([client], (client, question) => answer(client, title, question), questions, seconds);
  await client.close();
  took.sort((a, b) => a - b);
  return { p50: share(took, 0.5), p99: share(took, 0.99), asked: took.length };
}

/** Answers a second that eight clients get together. */
export async function together(engine, title, questions, seconds) {
  if (engine.place) return threads(engine, title, questions, seconds);
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => engine.connect()));
  const done = await drive(clients, (client, question) => answer(client, title, question), questions, seconds);
  await Promise.all(clients.map((client) => client.close()));
  return done.took.length / done.seconds;
}

const answer = (client, title, question) => (title === null ? client.nothing() : client.ask(title, question));

/** The same with a thread for each client. Each opens and warms first, then all begin at once. */
async function threads(engine, title, questions, seconds) {
  const workers = Array.from({ length: CLIENTS }, (_, i) => {
    const own = questions.filter((_, at) => at % CLIENTS === i);
    return new Worker(new URL(import.meta.url), { workerData: { module: engine.name.toLowerCase(), place: engine.place(), title, questions: own, seconds } });
  });
  const next = (worker) =>
    new Promise((done, failed) => {
      worker.once("message", done);
      worker.once("error", failed);
    });
  await Promise.all(workers.map(next));
  const since = performance.now();
  const answers = workers.map(next);
  for (const worker of workers) worker.postMessage("go");
  const counts = await Promise.all(answers);
  const took = (performance.now() - since) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return counts.reduce((sum, count) => sum + count, 0) / took;
}

if (!isMainThread) {
  const { module, place, title, questions, seconds } = workerData;
  const engine = await import(`./${module}.mjs`);
  engine.placed(place);
  const client = await engine.connect();
  const [first, ...rest] = questions;
  await answer(client, title, first);
  parentPort.once("message", async () => {
    const { took } = await drive([client], (client, question) => answer(client, title, question), rest, seconds);
    parentPort.postMessage(took.length);
  });
  parentPort.postMessage("ready");
}
