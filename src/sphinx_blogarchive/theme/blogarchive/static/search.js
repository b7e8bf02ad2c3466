// Search, and a box that shows results as one types; loaded when it is used.

// ---- the engine: from a query to results, best first
//
// search(query, { root, suffix }) resolves to { words, pattern, results }: words for the reader,
// what to mark, and { url, title, lang, date, day, categories } of each result. All words of a
// query are required; the newest is first among equals.

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

export const fold = (text) => text.normalize("NFKC").toLowerCase();

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
  const results = [...scores].map(([file, score]) => {
    const name = data.docnames[file].split("/").map(encodeURIComponent).join("/") + suffix;
    const url = root + (suffix === "/" ? name.replace(/(^|\/)index\/$/, "$1") : name);
    const [day = "", date = "", lang = "", ...categories] = data.posts[file] ?? [];
    return { url, title: data.titles[file], lang, date, day, categories, score };
  });
  results.sort((a, b) => b.score - a.score || (a.day < b.day) - (a.day > b.day));
  const pattern = new RegExp(needles.sort((a, b) => b.length - a.length).join("|") || "$^", "giu");
  return { words: data.words, pattern, results };
}

// ---- what is shown of a result

export function make(tag, attributes, ...content) {
  const element = document.createElement(tag);
  for (const name in attributes) if (attributes[name]) element.setAttribute(name, attributes[name]);
  element.append(...content);
  return element;
}

export const link = ({ url, title, lang }, attributes) => make("a", { href: url, lang, ...attributes }, title);

export function facts({ date, day, categories }) {
  if (!date) return "";
  const named = categories.map((name) => ` · ${name}`);
  return make("span", { class: "search-facts" }, make("time", { datetime: day }, date), ...named);
}

export const count = (words, results) => (results.length ? words.results.replace("%s", results.length) : words.none);

// The address of the results page tells where the site begins, and how addresses end.
export function site(form) {
  const [, root, suffix] = /^([^?#]*\/)search([^?#/]*\/?)/.exec(form.action);
  return { root, suffix };
}

// ---- the box: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

const SHOWN = 8;
let boxes = 0;

export function enhance(form) {
  const input = form.elements.q;
  const id = `search-options-${(boxes += 1)}`;
  const list = make("div", { id, role: "listbox", "aria-label": input.labels[0]?.textContent });
  const status = make("p", { role: "status", class: "search-facts" });
  // closed is empty: a status must have been there before it says something
  form.append(make("div", { class: "search-popup" }, list, status));
  input.autocomplete = "off";
  input.role = "combobox";
  input.ariaAutoComplete = "list";
  input.setAttribute("aria-controls", id);
  const where = site(form);
  let active;
  let asked = 0;

  const choose = (next) => {
    active = next;
    input.removeAttribute("aria-activedescendant");
    for (const option of list.children) option.ariaSelected = String(option === active);
    if (!active) return;
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  };
  const show = (text, ...results) => {
    const options = results.map((result, i) => {
      const option = link(result, { role: "option", id: `${id}-${i}`, tabindex: "-1" });
      option.append(facts(result));
      return option;
    });
    list.replaceChildren(...options);
    status.textContent = text;
    input.ariaExpanded = String(options.length > 0);
    choose();
  };
  const update = async (query = input.value.trim()) => {
    const turn = (asked += 1);
    // without an index, the results page says so
    const answer = await search(query, where).catch(() => {});
    if (!answer || turn !== asked || !form.contains(document.activeElement)) return;
    if (!query) {
      show("");
      return;
    }
    const { words, results } = answer;
    const options = results.slice(0, SHOWN);
    if (results.length > SHOWN) {
      const url = `${where.root}search${where.suffix}?${new URLSearchParams({ q: query })}`;
      options.push({ url, title: words.all });
    }
    show(count(words, results), ...options);
  };
  const close = () => {
    asked += 1;
    show("");
  };

  // not while an input method composes
  input.addEventListener("input", (event) => event.isComposing || update());
  input.addEventListener("compositionend", () => update());
  input.addEventListener("keydown", (event) => {
    const { key, isComposing } = event;
    if (isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (!list.firstChild) update();
      else if (key === "ArrowDown") choose(active ? active.nextSibling : list.firstChild);
      else choose(active ? active.previousSibling : list.lastChild);
    } else if (key === "Enter" && active) active.click();
    else if (key === "Escape" && status.textContent) close();
    else return;
    event.preventDefault();
  });
  // keep the focus
  list.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  show("");
  update();
}
