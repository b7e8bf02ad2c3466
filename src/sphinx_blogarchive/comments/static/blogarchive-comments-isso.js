// Isso: https://isso-comments.de/docs/reference/server-api/
(window.blogarchiveComments ??= {}).isso = ({ server, options, ask, load, until }) => {
  const text = (html) => {
    const signs = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'", "#39": "'" };
    return html.replace(/<[^>]*>/g, " ").replace(/&(#?\w+);/g, (as, name) => signs[name] ?? as);
  };
  return {
    counts: (keys) => ask(`${server}/count`, { method: "POST", body: JSON.stringify(keys) }),
    // it leaves out the wrong ones if it is asked for a few
    recent: async (most) =>
      (await ask(`${server}/latest?limit=99`))
        .sort((a, b) => b.created - a.created)
        .slice(0, most)
        .map(({ uri, id, author, text: html, created }) => ({
          key: uri,
          id: `${id}`,
          author: text(author ?? ""),
          text: text(html),
          date: created * 1e3,
        })),
    embed: async (place, { key, title, language }) => {
      const thread = document.createElement("section");
      thread.id = "isso-thread";
      Object.assign(thread.dataset, { issoId: key, title });
      place.append(thread);
      const lang = language.replace(/^zh-(Hant|HK|MO)\b.*/i, "zh-TW").replace(/^zh-Hans.*/i, "zh-CN");
      const attributes = { "data-isso": server, "data-isso-lang": lang };
      for (const name in options) attributes[`data-isso-${name}`] = options[name];
      await load(attributes);
      await until(thread, "#isso-root");
    },
    anchor: (id) => `isso-${id}`,
  };
};
