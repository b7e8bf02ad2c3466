// Search, and a box that shows results as one types; loaded when it is used.

// ---- the engines: from a query to results, best first
//
// search(query, { root }) resolves to { words, total, some }: words for the reader, and
// some(from, to), which resolves to { url, title, lang, date, day, categories, pattern } of those
// results; what matches the pattern is to be marked. All words of a query are required; the
// newest is first among equals.

export async function search(query, where) {
  const engine = await (where.engine ? import("./search-pagefind.js") : import("./search-sphinx.js"));
  return engine.search(query, where);
}

export const fold = (text) => text.normalize("NFKC").toLowerCase();

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

export const count = ({ words, total }) => (total ? words.results.replace("%s", total) : words.none);

// The address of the results page tells where the site begins, and how addresses end.
export function site(form) {
  const [, root, suffix] = /^([^?#]*\/)search([^?#/]*\/?)/.exec(form.action);
  return { root, suffix, engine: form.dataset.engine };
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
    const find = async () => {
      const answer = await search(query, where);
      return [answer, await answer.some(0, SHOWN)];
    };
    const [answer, options] = await find().catch(() => []);
    if (!answer || turn !== asked || !form.contains(document.activeElement)) return;
    if (!query) {
      show("");
      return;
    }
    if (answer.total > SHOWN) {
      const url = `${where.root}search${where.suffix}?${new URLSearchParams({ q: query })}`;
      options.push({ url, title: answer.words.all });
    }
    show(count(answer), ...options);
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
