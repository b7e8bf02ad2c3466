// What scripts add to a page that works without them.

const root = document.documentElement;
const word = (name) => document.body.dataset[name] ?? name;

// ---- the scheme: what the reader's system asks for, unless the reader says otherwise

const system = matchMedia("(prefers-color-scheme: dark)");

document.querySelector(".scheme-switch")?.addEventListener("click", () => {
  const { theme } = root.dataset;
  const dark = theme === "dark" || (theme === "auto" && system.matches);
  const wanted = dark ? "light" : "dark";
  const follows = (wanted === "dark") === system.matches;
  root.dataset.theme = follows ? "auto" : wanted;
  try {
    if (follows) localStorage.removeItem("theme");
    else localStorage.setItem("theme", wanted);
  } catch {
    // storage is closed to this page: the choice holds for the page alone
  }
});

// ---- code that is copied at a touch

if (navigator.clipboard) {
  for (const block of document.querySelectorAll("div.highlight, .blogarchive-citation pre")) {
    const place = block.matches("pre") ? block.parentElement : block.parentElement;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = word("copy");
    place.append(button);
    button.addEventListener("click", async () => {
      const code = (block.querySelector("td.code pre") ?? block.querySelector("pre") ?? block).cloneNode(true);
      for (const number of code.querySelectorAll(".linenos")) number.remove();
      const prompts = code.querySelectorAll(".gp");
      for (const prompt of prompts) prompt.textContent = "\0";
      const lines = code.textContent.trimEnd().split("\n");
      // of a session, what was typed
      const typed = (line, i) => !prompts.length || line[0] === "\0" || lines[i - 1]?.endsWith("\\");
      const text = lines.filter(typed).join("\n").replaceAll("\0", "");
      try {
        await navigator.clipboard.writeText(`${text}\n`);
        button.textContent = word("copied");
        setTimeout(() => (button.textContent = word("copy")), 2000);
      } catch {
        button.textContent = word("failed");
      }
    });
  }
}

// ---- contents that follow the reader

const contents = document.querySelector(".page-contents");
if (contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const follow = () => {
    let here;
    for (const [target, link] of links) {
      if (target.getBoundingClientRect().top > innerHeight * 0.25) break;
      here = link;
    }
    for (const link of links.values()) {
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    const column = contents.closest(".sidebar");
    if (here && column && column.scrollHeight > column.clientHeight) {
      const { top, bottom } = here.getBoundingClientRect();
      const frame = column.getBoundingClientRect();
      if (top < frame.top || bottom > frame.bottom) {
        column.scrollTop += top - frame.top - frame.height / 3;
      }
    }
  };
  let due = false;
  addEventListener(
    "scroll",
    () => {
      if (!due) requestAnimationFrame(() => ((due = false), follow()));
      due = true;
    },
    { passive: true },
  );
  follow();
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
}

// ---- pictures in full size

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const image = link?.querySelector(":scope > img");
  if (!image || link.href !== image.src || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  dialog.className = "zoomed";
  const full = document.createElement("img");
  full.src = link.href;
  full.alt = image.alt;
  dialog.append(full);
  dialog.setAttribute("aria-label", image.alt || word("picture"));
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    link.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
});

// ---- search as one types: fetched when the box is used

for (const form of document.querySelectorAll("form.blogarchive-search")) {
  const isPage = form.id === "search-form";
  const load = () => import(isPage ? "./search-page.js" : "./search.js").then((module) => module.enhance(form));
  if (isPage && new URLSearchParams(location.search).get("q")) load();
  else form.addEventListener("focusin", load, { once: true });
}

// not a letter by itself, which those who speak to their machine would say by chance
addEventListener("keydown", (event) => {
  if (event.key !== "k" || event.ctrlKey === event.metaKey || event.altKey) return;
  const box = document.querySelector("form.blogarchive-search input");
  const page = document.querySelector("link[rel=search]");
  if (!box && !page) return;
  event.preventDefault();
  if (box) box.focus();
  else location.assign(page.href);
});
