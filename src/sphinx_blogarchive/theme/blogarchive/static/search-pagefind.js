// Results from the index that Pagefind makes; see search.js for what an engine is.

import { fold } from "./search.js";

let index;

// Where it failed to load, the next query tries again.
const load = (root) =>
  (index ??= read(root).catch((error) => {
    index = undefined;
    throw error;
  }));

async function read(root) {
  const folder = `${root}pagefind/`;
  const [{ createInstance }, response] = await Promise.all([
    import(`${folder}pagefind.js`),
    fetch(`${folder}blogarchive.json`),
  ]);
  if (!response.ok) throw new Error(response.status);
  const { words, paired } = await response.json();
  // a worker is a script of its own, which a policy may forbid
  const pagefind = createInstance({ noWorker: true });
  return { pagefind, words, paired: new RegExp(`[${paired}]+`, "gu"), letter: `[^${paired}\\P{L}]` };
}

// What search/passages.py puts between letters of scripts without spaces.
const apart = (letters) => ` ${[...letters].join(" ")} `;

const trimmed = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
const escaped = (text) => text.replace(/[^\p{L}\p{N}_]/gu, "\\$&");
const bare = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "");

// Return the words of a page that Pagefind took for those of the query; it tells their numbers.
function formsOf({ content, locations }, paired) {
  const words = content.split(/\s+/);
  const found = locations.map((number) => trimmed(words[number] ?? ""));
  return [...new Set(found)].filter((word) => word && word.search(paired) < 0);
}

function patternOf(page, runs, { paired, letter }) {
  const forms = formsOf(page, paired).map((form) => `(?<!${letter})${escaped(form)}(?!${letter})`);
  // lines may end within runs
  const needles = [...runs.map((run) => [...run].join("\\s?")), ...forms];
  return new RegExp(needles.sort((a, b) => b.length - a.length).join("|") || "$^", "giu");
}

// For a word that is nowhere, Pagefind takes one that it begins with, be it a letter: "x" for
// "xyzzy". Say whether what was found on a page is near enough to each word of the query.
function isNear(page, asked, paired) {
  const found = bare([page.meta.title, ...formsOf(page, paired)].join(" "));
  const near = (word) => found.includes(/\d/.test(word) ? word : word.slice(0, Math.max(2, (word.length - 1) / 2)));
  return bare(asked.replace(paired, " ")).split(" ").every(near);
}

export async function search(query, { root }) {
  const data = await load(root);
  const { pagefind, words, paired } = data;
  const asked = fold(query).replaceAll('"', " ");
  const runs = asked.match(paired) ?? [];
  const terms = asked.replace(paired, apart).trim();
  const find = async (text, options) => (await pagefind.search(text, options)).results;
  let results = await find(terms);
  for (const run of runs) {
    if ([...run].length === 1) continue;
    const there = new Set((await find(`"${apart(run).trim()}"`)).map(({ id }) => id));
    results = results.filter(({ id }) => there.has(id));
  }
  let place = () => 0;
  if (new Set(results.map(({ score }) => score)).size < results.length) {
    // those without a date aren't among these
    const byDay = new Map((await find(terms, { sort: { day: "desc" } })).map(({ id }, i) => [id, i]));
    place = ({ id }) => byDay.get(id) ?? byDay.size;
  }
  results.sort((a, b) => b.score - a.score || place(a) - place(b));
  if (results.length && !isNear(await results[0].data(), asked, paired)) results = [];
  const told = async (result) => {
    const page = await result.data();
    const [address, title, day = "", date = "", lang = "", ...categories] = JSON.parse(page.anchors[0].id);
    return { url: root + address, title, lang, date, day, categories, pattern: patternOf(page, runs, data) };
  };
  return { words, total: results.length, some: (from, to) => Promise.all(results.slice(from, to).map(told)) };
}
