// Artalk 2: https://artalk.js.org/en/develop/fe-api.html
(window.blogarchiveComments ??= {}).artalk = ({ server, options, ask, load, speak }) => {
  const { site = "" } = options;
  const api = `${server}/api/v2`;
  const get = async (name, about) =>
    (await ask(`${api}/stats/${name}?site_name=${encodeURIComponent(site)}&${about}`)).data;
  const numbers = async (name, keys) => {
    const found = await get(name, `page_keys=${keys.map(encodeURIComponent).join()}`);
    return keys.map((key) => (Object.hasOwn(found, key) ? found[key] : 0));
  };
  return {
    counts: (keys) => numbers("page_comment", keys),
    views: (keys) => numbers("page_pv", keys),
    hit: async (key) => {
      const body = JSON.stringify({ page_key: key, page_title: document.title, site_name: site });
      const headers = { "Content-Type": "application/json" };
      return (await ask(`${api}/pages/pv`, { method: "POST", headers, body })).pv;
    },
    recent: async (most) =>
      (await get("latest_comments", `limit=${most}`)).map(({ page_key, id, nick, content, date }) => ({
        key: page_key,
        id: `${id}`,
        author: nick,
        text: content,
        date,
      })),
    embed: async (el, { key, title, language, dark }) => {
      await load();
      const known = ["en", "zh-CN", ...Object.keys(window.ArtalkI18n ?? {})];
      // nothing is asked of other hosts, unless the server says so
      const plain = { emoticons: false, versionCheck: false };
      const place = { el, server, site, pageKey: key, pageTitle: title };
      const look = { darkMode: dark, locale: speak(language, known), pvAdd: false };
      const artalk = window.Artalk.init({ ...plain, ...options, ...place, ...look });
      await new Promise((resolve, reject) => {
        artalk.on("list-loaded", resolve);
        artalk.on("list-failed", reject);
      });
      return { dark: (is) => artalk.setDarkMode(is) };
    },
    anchor: (id) => `atk-comment-${id}`,
    parameter: "atk_comment",
  };
};
