// How quickly the studio keeps what editors save: used by `scripts/bench saves`. Signs editors in, lets each begin a place
// and save it again and again, and prints one row of a table. Asks the service at BASE and nobody else.
//   node scripts/saves.mjs BASE EDITORS SAVES MAIL-PATTERN PASSWORD
const [base, editors, saves, pattern, password] = process.argv.slice(2);

const form = (fields) => ({
  method: "POST",
  redirect: "manual",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});

async function signIn(mail) {
  const answer = await fetch(`${base}/studio/sign-in`, form({ mail, password }));
  if (answer.status !== 303) throw new Error(`${mail} was not let in: ${answer.status}`);
  return answer.headers.getSetCookie()[0].split(";")[0];
}

const took = [];

async function edit(number, cookie) {
  const send = (address, fields) => {
    const request = form(fields);
    request.headers.cookie = cookie;
    return fetch(`${base}${address}`, request);
  };
  const begun = await send("/studio/items/new?kind=place", { kind: "place" });
  const address = begun.headers.get("location");
  for (let save = 1; save <= Number(saves); save++) {
    const since = performance.now();
    const answer = await send(address, {
      category: "museum",
      "name.fa": `خانهٔ شمارهٔ ${number}`,
      "name.en": `House ${number}`,
      "summary.fa": `ذخیرهٔ شمارهٔ ${save}`,
      "description.fa": "باران نرم بر بام‌های سفالی می‌بارد. ".repeat(30),
      "point.lon": "49.59",
      "point.lat": "37.28",
      "sources.0.title": "Made up for measuring",
    });
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Error(`a save was answered ${answer.status}`);
    took.push(performance.now() - since);
  }
  const page = await fetch(`${base}${address}`, { headers: { cookie } });
  const last = `ذخیرهٔ شمارهٔ ${saves}`;
  if (!(await page.text()).includes(last)) throw new Error(`the last save of editor ${number} is lost`);
}

const cookies = [];
for (let number = 0; number < Number(editors); number++) cookies.push(await signIn(pattern.replace("%", String(number))));
const since = performance.now();
await Promise.all(cookies.map((cookie, number) => edit(number, cookie)));
const seconds = (performance.now() - since) / 1000;
took.sort((a, b) => a - b);
const at = (share) => `${took[Math.min(took.length - 1, Math.floor(share * took.length))].toFixed(1)} ms`;
console.log(`| ${editors} | ${took.length} | ${Math.round(took.length / seconds)} | ${at(0.5)} | ${at(0.99)} | 0 |`);
