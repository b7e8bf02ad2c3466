// The results page; fetched when there is something to look for.

import { count, facts, fold, link, make, search, site } from "./search.js";

const AT_ONCE = 10;
const texts = new Map();

// Return the text of a page. This way of asking needs no script to be trusted with markup.
function textOf(url) {
  if (!texts.has(url)) {
    texts.set(url, new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      request.responseType = "document";
      request.onload = () => resolve(request.status === 200 ? plain(request.response) : "");
      request.onerror = () => resolve("");
      request.send();
    }));
  }
  return texts.get(url);
}

function plain(page) {
  const text = page.querySelector(".e-content") ?? page.querySelector("main, [role=main]") ?? page.body;
  const aside = "script, style, noscript, nav, h1, button, annotation, .headerlink, .linenos, .no-search";
  for (const element of text.querySelectorAll(aside)) element.remove();
  return text.textContent.replace(/\s+/g, " ").trim();
}

// Return the part of a text that has the most of what is looked for, with marks.
function quote(text, pattern) {
  const hits = [...text.matchAll(pattern)].slice(0, 99);
  const near = ({ index: from }) =>
    new Set(hits.filter(({ index: i }) => i >= from && i < from + 120).map(([hit]) => fold(hit))).size;
  const best = hits.reduce((one, other) => (near(other) > near(one) ? other : one), hits[0])?.index ?? 0;
  let start = Math.max(0, best - 40);
  // begin with a word, or a clause
  if (start) start += 1 + text.slice(start, best).search(/[\s，。；：]/);
  const end = start + 180;
  const content = [start ? "…" : ""];
  for (const { 0: hit, index: at } of hits) {
    if (at < start || at >= end) continue;
    content.push(text.slice(start, at), make("mark", {}, hit));
    start = at + hit.length;
  }
  content.push(text.slice(start, end), end < text.length ? "…" : "");
  return make("p", { class: "search-quote" }, ...content);
}

function resultsPage(place, form) {
  const input = form.elements.q;
  const status = make("p", { role: "status", class: "search-count" });
  const list = make("ol", { class: "search-list" });
  const more = make("button", { type: "button" });
  place.append(status, list, more);
  more.hidden = true;
  let asked = 0;
  let wait;
  let answer;

  const add = (results) => {
    const items = results.map((result) => {
      const item = make("li", {}, make("h2", {}, link(result)), facts(result));
      textOf(result.url).then((text) => text && item.append(quote(text, result.pattern)));
      return item;
    });
    list.append(...items);
    more.hidden = list.childElementCount >= answer.total;
    return items[0];
  };
  const update = async () => {
    const query = input.value.trim();
    const turn = (asked += 1);
    const url = new URL(location.href);
    url.searchParams.set("q", query);
    history.replaceState(history.state, "", url);
    try {
      const next = await search(query, site(form));
      const first = await next.some(0, AT_ONCE);
      if (turn !== asked) return;
      answer = next;
      more.textContent = answer.words.more;
      status.textContent = query && count(answer);
      list.replaceChildren();
      add(first);
    } catch {
      status.textContent = place.dataset.failed;
    }
  };

  more.addEventListener("click", async () => {
    const [asking, shown] = [answer, list.childElementCount];
    const results = await asking.some(shown, shown + AT_ONCE);
    // another query may have been answered, or the button pressed twice
    if (answer === asking && list.childElementCount === shown) add(results).querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  const soon = () => {
    clearTimeout(wait);
    wait = setTimeout(update, 200);
  };
  input.addEventListener("input", (event) => event.isComposing || soon());
  input.addEventListener("compositionend", soon);
  input.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (input.value.trim()) update();
}

export const enhance = (form) => resultsPage(document.getElementById("search-results"), form);
