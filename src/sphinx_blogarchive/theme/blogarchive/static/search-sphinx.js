// Results from the index that Sphinx makes; see search.js for what an engine is.

import { fold } from "./search.js";

const TITLE = 20;
const HEADING = 6;
const TEXT = 2;

let index;

// Written by Sphinx and search/index.py. Where it failed to load, the next query tries again.
const load = (root) =>
  (index ??= read(root).catch((error) => {
    index = undefined;
    throw error;
  }));

async function read(root) {
  const response = await fetch(`${root}searchindex.js`);
  if (!response.ok) throw new Error(response.status);
  const script = await response.text();
  const data = JSON.parse(script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")));
  const { titles, paired, ...blog } = data.blogarchive;
  const plain = data.titles.map((title, file) => titles[file] ?? title);
  const letter = `[^${paired}\\P{L}]`;
  return {
    ...data,
    ...blog,
    letter,
    titles: plain,
    folded: plain.map(fold),
    keys: [data.terms, data.titleterms].flatMap(Object.keys),
    split: new RegExp(`([${paired}]+)|(?:${letter}|[\\p{N}_])+`, "gu"),
  };
}

function look({ terms, titleterms }, key, files = new Map(), share = 1) {
  for (const [store, score] of [[titleterms, HEADING], [terms, TEXT]]) {
    for (const file of Object.hasOwn(store, key) ? [store[key]].flat() : []) {
      files.set(file, Math.max(files.get(file) ?? 0, score * share));
    }
  }
  return files;
}

function common(one, other, join) {
  const shared = [...one].filter(([file]) => other.has(file));
  return new Map(shared.map(([file, score]) => [file, join(score, other.get(file))]));
}

const pairs = ([first, ...rest]) => rest.map((second) => first + (first = second));

// Which letters are in the index in pairs, and why, search/language.py says.
function lookPaired(data, word, needles) {
  const parts = pairs(word);
  // lines may end within words
  needles.push([...word].join("\\s?"), ...parts);
  if (parts.length) {
    const join = (one, other) => common(one, other, Math.min);
    return parts.map((part) => look(data, part)).reduce(join);
  }
  const files = new Map();
  for (const key of data.keys) if (key.length < 5 && key.includes(word)) look(data, key, files);
  return files;
}

// Other words are there as stems, some as "study=studi" too.
function lookStemmed(data, word, needles) {
  const stems = new Map();
  for (const key of data.keys) {
    if (!key.startsWith(word)) continue;
    const [form, stem = form] = key.split("=");
    if (form === word) stems.set(stem, 1);
    else if (word.length > 1 && !stems.has(stem)) stems.set(stem, 0.5);
  }
  const own = [word];
  if (!stems.size && word.length > 3) {
    // "running" shares enough with "run", "probabilities" with "probability=probabl"
    let best = 3;
    for (const key of data.keys) {
      if (!key.startsWith(word.slice(0, 3))) continue;
      const [form, stem = form] = key.split("=");
      let n = 3;
      while (n < form.length && form[n] === word[n]) n += 1;
      if (n < best || form.length > n + (n > 3) || 2 * n < word.length - 1) continue;
      if (n > best) stems.clear();
      best = n;
      stems.set(stem, 0.5);
    }
    own.push(word.slice(0, best));
  }
  const files = new Map();
  for (const [stem, share] of stems) {
    look(data, stem, files, share);
    if (share === 1) own.push(stem);
  }
  needles.push(...own.map((form) => `(?<!${data.letter})${form}${data.letter}*`));
  return files;
}

export async function search(query, { root, suffix }) {
  const data = await load(root);
  const said = [...fold(query).matchAll(data.split)];
  const telling = said.filter(([word]) => !data.stopwords.includes(word));
  const needles = [];
  const found = (telling.length ? telling : said).map(([word, letters]) => {
    const files = (letters ? lookPaired : lookStemmed)(data, word, needles);
    for (const [file, score] of files) {
      if (data.folded[file].includes(word)) files.set(file, score + TITLE);
    }
    return files;
  });
  const sum = (one, other) => one + other;
  const scores = found.length ? found.reduce((one, other) => common(one, other, sum)) : [];
  const pattern = new RegExp(needles.sort((a, b) => b.length - a.length).join("|") || "$^", "giu");
  const results = [...scores].map(([file, score]) => {
    const name = data.docnames[file].split("/").map(encodeURIComponent).join("/") + suffix;
    const url = root + (suffix === "/" ? name.replace(/(^|\/)index\/$/, "$1") : name);
    const [day = "", date = "", lang = "", ...categories] = data.posts[file] ?? [];
    return { url, title: data.titles[file], lang, date, day, categories, pattern, score };
  });
  results.sort((a, b) => b.score - a.score || (a.day < b.day) - (a.day > b.day));
  return { words: data.words, total: results.length, some: async (from, to) => results.slice(from, to) };
}
