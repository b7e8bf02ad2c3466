// Numbers, and a place to comment, from a service. What pages hold stays until better comes.
{
  const { dataset: page } = document.currentScript;
  const { body, documentElement: root } = document;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [section] = all(".blogarchive-comments");
  const [client] = all(".blogarchive-comments-client");
  const attempt = async (act, ...given) => {
    try {
      return await act(...given);
    } catch {}
  };

  // ---- for adapters

  const ask = async (url, options) => {
    const signal = AbortSignal.timeout(1e4);
    const answer = await fetch(url, { credentials: "omit", signal, ...options });
    return answer.ok ? answer.json() : Promise.reject(answer);
  };

  const add = (parent, name, given, integrity) =>
    new Promise((onload, onerror) => {
      const checked = integrity && { integrity, crossOrigin: "anonymous" };
      const element = Object.assign(document.createElement(name), { onload, onerror }, checked);
      for (const attribute in given) element.setAttribute(attribute, given[attribute]);
      parent.append(element);
    });

  const load = (attributes, parent = document.head) => {
    const { clientScript: src, clientStyle: href } = page;
    // no script but the client
    const rules = { createScriptURL: () => src };
    const trusted = window.trustedTypes?.createPolicy("blogarchive-comments", rules) ?? rules;
    const script = { ...attributes, src: trusted.createScriptURL(src) };
    const style = { rel: "stylesheet", href };
    return Promise.all([
      add(parent, "script", script, page.clientScriptIntegrity),
      // without it if it fails
      href && attempt(add, document.head, "link", style, page.clientStyleIntegrity),
    ]);
  };

  // the closest of the languages that a client knows
  const speak = (language, known) => {
    const tag = language.toLowerCase().replace(/^zh-(hant|hk|mo)\b.*/, "zh-tw");
    const [main] = tag.split("-");
    const same = known.find((each) => each.toLowerCase() === tag);
    return same ?? known.find((each) => each.split("-")[0] === main) ?? "en";
  };

  const until = (element, selector) =>
    new Promise((resolve) => {
      const look = () => element.querySelector(selector) && (observer.disconnect(), resolve());
      const observer = new MutationObserver(look);
      observer.observe(element, { childList: true, subtree: true });
      look();
    });

  const { server, clientScript: script, options = "{}" } = page;
  const given = { server, script, options: JSON.parse(options), ask, load, speak, until };
  const service = window.blogarchiveComments?.[page.provider]?.(given) ?? {};

  // ---- numbers, never below those known

  const show = (places, number) => {
    if (Number.isSafeInteger(number) && number >= 0)
      for (const place of places) {
        const waiting = place.closest("[data-pending]");
        if (waiting || number > place.value) place.value = place.textContent = number;
        waiting?.removeAttribute("data-pending");
      }
  };

  const count = (kind, numbers, mine) => {
    const places = new Map();
    for (const place of all(`data[data-${kind}]`)) {
      const key = place.dataset[kind];
      places.set(key, [...(places.get(key) ?? []), place]);
    }
    const own = places.get(mine) ?? [];
    places.delete(mine);
    if (mine) attempt(async () => show(own, await service.hit(mine)));
    const parts = [[]];
    for (const key of places.keys()) {
      // servers refuse addresses that are too long
      if (encodeURIComponent([...parts.at(-1), key]).length > 6e3) parts.push([]);
      parts.at(-1).push(key);
    }
    for (const keys of parts)
      attempt(async () => {
        const found = keys.length && (await numbers(keys));
        if (found.length === keys.length) keys.map((key, i) => show(places.get(key), found[i]));
      });
  };

  // ---- the place to write

  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => {
    const theme = root.dataset.theme ?? body.dataset.theme;
    const wanted = page.colorScheme === "auto" ? theme : page.colorScheme;
    if (wanted === "dark" || wanted === "light") return wanted === "dark";
    // themes that know nothing of the dark stay light
    return system.matches && (!!theme || getComputedStyle(body).colorScheme.includes("dark"));
  };
  const follow = (act, was) => {
    const look = () => was !== dark() && act((was = !was));
    const observer = new MutationObserver(look);
    for (const part of [root, body]) observer.observe(part, { attributeFilter: ["data-theme"] });
    system.onchange = look;
    look();
  };

  const status = Object.assign(document.createElement("p"), { role: "status" });
  const say = (state) => {
    section.dataset.state = state;
    status.textContent = page[`word${state}`] ?? "";
  };

  // the comment that the address names
  const { hash, search } = location;
  const target = document.getElementById(new URLSearchParams(`id=${hash.slice(1)}`).get("id"));
  const [, wanted] = hash.match(/^#comment-([\w-]+)$/) ?? [];
  const seek = async (place, id) => {
    const before = scrollY;
    await until(place, `#${CSS.escape(id)}`);
    if (scrollY === before) document.getElementById(id).scrollIntoView();
  };

  const embed = async () => {
    const { key, title, url, lang } = section.dataset;
    const post = { key, title, url, language: page.language ?? lang, dark: dark() };
    const place = client.appendChild(document.createElement("div"));
    const late = setTimeout(say, 1e4, "Failed");
    say("Loading");
    try {
      const standing = await service.embed(place, post);
      clearTimeout(late);
      say("Loaded");
      if (standing?.dark) follow(standing.dark, post.dark);
      if (wanted && service.anchor) await seek(place, service.anchor(wanted));
      for (const thread of all(".blogarchive-thread")) thread.hidden = true;
    } catch {
      say("Failed");
    }
  };

  // ---- when it is due

  // on disk, or on a machine of one's own
  const isHere = ({ hostname }) => /^(|localhost|127\..*|\[::1\])$/.test(hostname);

  const start = (now) => {
    if (page.counts) attempt(count, "comments", service.counts);
    if (page.views) {
      // not when the reader comes back, or loads the page again
      const isNew = performance.getEntriesByType("navigation")[0]?.type === "navigate";
      // nor when its writer looks at it
      const isPublic = !isHere(location) || isHere(new URL(server ?? "", location));
      const { key, views } = all("[data-hit]")[0]?.dataset ?? {};
      attempt(count, "views", service.views, isNew && isPublic && service.hit && (key ?? views));
    }
    for (const list of all("ul[data-recent]"))
      attempt(window.blogarchiveRecent, list, service, ask, page);
    if (!client) return;
    const isBack = new URLSearchParams(search).has(service.parameter);
    const isSought = hash && (!target || section.contains(target));
    if (now || page.load === "at once" || isBack || isSought) return embed();
    const come = ([{ isIntersecting }]) => isIntersecting && (observer.disconnect(), embed());
    const observer = new IntersectionObserver(come, { rootMargin: "600px 0px" });
    observer.observe(section);
  };

  // where storage is closed, consent holds for the page alone
  const store = (act, to) => {
    try {
      return localStorage[act]("blogarchive-comments", to);
    } catch {}
  };

  const begin = () => {
    client?.replaceChildren(status);
    if (wanted && !target) section?.scrollIntoView();
    const to = server ?? page.provider;
    let agreed = page.load !== "consent" || store("getItem") === to;
    const go = (now) => {
      for (const button of all(".blogarchive-comments-consent > button")) {
        if (agreed) button.textContent = page.wordWithdraw;
        button.parentNode.hidden = false;
        button.onclick = () => {
          store(agreed ? "removeItem" : "setItem", to);
          if (agreed) return location.reload();
          agreed = true;
          go(true);
        };
      }
      if (agreed) start(now);
    };
    go();
  };

  if (document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
  else begin();
}
