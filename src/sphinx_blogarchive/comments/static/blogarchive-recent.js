// The newest comments of the service, among those that the page was built with.
window.blogarchiveRecent = async (list, { recent }, ask, { root, map, wordAnonymous }) => {
  const { length: built } = list.querySelectorAll("li");
  const wanted = +list.dataset.recent;
  // more than there were would move what is seen below
  const most = list.getBoundingClientRect().bottom < innerHeight && built ? built : wanted;
  const name = (item) => `${item.dataset.key} ${item.dataset.comment}`;
  const time = (item) => Date.parse(item.dataset.date) || 0;
  const items = new Map([...list.querySelectorAll("li")].map((item) => [name(item), item]));
  const [model = list.querySelector("template").content.querySelector("li")] = items.values();
  // without what turns the direction of what follows
  const cut = (text, length) => {
    const clean = text.slice(0, 999).replace(/[\p{Bidi_Control}\p{Cc}\s]+/gu, " ").trim();
    const short = [...clean].slice(0, length).join("");
    return short === clean ? clean : `${short.trimEnd()}…`;
  };

  let pages;
  // some may be on pages that aren't public
  for (const each of (await recent(2 * wanted)).slice(0, 2 * wanted)) {
    const { key, id, author, text } = each ?? {};
    const date = new Date(each?.date);
    const areTexts = [key, author, text].every((part) => typeof part === "string");
    if (!areTexts || !/^[\w-]{1,64}$/.test(id) || isNaN(date)) continue;
    const item = model.cloneNode(true);
    Object.assign(item.dataset, { key, comment: id, date: date.toISOString() });
    if (items.has(name(item))) continue;
    pages ??= await ask(root + map);
    if (!Object.hasOwn(pages, key)) continue;
    const [path, title] = pages[key];
    item.querySelector("a").href = `${root}${path}#comment-${id}`;
    const parts = { author: cut(author, 40) || wordAnonymous, title, text: cut(text, 60) };
    for (const part of item.querySelectorAll("[data-part]"))
      part.textContent = parts[part.dataset.part];
    items.set(name(item), item);
  }

  // not under the reader's hands
  if (list.contains(document.activeElement)) return;
  const newest = [...items.values()].sort((a, b) => time(b) - time(a));
  list.replaceChildren(...newest.slice(0, most));
  // the room that was kept stays kept
  const block = list.closest("[data-pending]");
  if (block && items.size) block.dataset.pending = "over";
};
