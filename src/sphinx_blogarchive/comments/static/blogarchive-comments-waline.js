// Waline: https://waline.js.org/en/reference/server/api.html
(window.blogarchiveComments ??= {}).waline = ({ server, script, options, ask, load, speak, until }) => {
  const get = async (path, sent) => {
    const init = { method: "POST", headers: { "Content-Type": "application/json" } };
    const { errno, data } = await ask(`${server}/api/${path}`, sent && { ...init, body: JSON.stringify(sent) });
    return errno ? Promise.reject(errno) : data;
  };
  const list = (keys) => keys.map(encodeURIComponent).join();
  const text = (html) => {
    const signs = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" };
    return html.replace(/<[^>]*>/g, " ").replace(/&(\w+|#39);/g, (as, name) => signs[name] ?? as);
  };
  return {
    counts: (keys) => get(`comment?type=count&url=${list(keys)}`),
    views: async (keys) =>
      (await get(`article?type=time&path=${list(keys)}`)).map((each) => each.time),
    hit: async (path) => (await get("article", { path, type: "time", action: "inc" }))[0].time,
    recent: async (most) =>
      (await get(`comment?type=recent&count=${most}`)).map(({ url, objectId, nick, comment, time }) => ({
        key: url,
        id: `${objectId}`,
        author: nick,
        text: text(comment),
        date: time,
      })),
    embed: async (el, { key, language }) => {
      if (!script) throw script;
      await load();
      const known = ["en", "zh-CN", "zh-TW", "de", "es", "fr", "it", "jp", "ko", "pt-BR", "ru", "vi"];
      const lang = speak(language.replace(/^ja\b/, "jp"), known);
      // colours are those of the page; nothing is asked of other hosts
      const plain = { dark: false, emoji: false, search: false, imageUploader: false };
      window.Waline.init({ ...plain, ...options, el, serverURL: server, path: key, lang, pageview: false, comment: false });
      await until(el, ".wl-card-item, .wl-empty");
    },
    anchor: (id) => id,
  };
};
