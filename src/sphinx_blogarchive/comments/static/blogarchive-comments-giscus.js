// giscus: https://github.com/giscus/giscus/blob/main/ADVANCED-USAGE.md
(window.blogarchiveComments ??= {}).giscus = ({ script, options, load, speak }) => {
  const { origin } = new URL(script, location);
  const known =
    "en ar be bg ca cs da de eo es eu fa fr gr hbs he hu id it ja kh ko nl pl pt ro ru th tr uk uz vi zh-CN zh-HK zh-TW";
  const theme = (dark) => (dark ? "dark" : "light");
  return {
    embed: async (place, { key, language, dark }) => {
      place.className = "giscus";
      const greek = { el: "gr", sr: "hbs", hr: "hbs", bs: "hbs", km: "kh" };
      const lang = speak(language.replace(/^\w+/, (main) => greek[main] ?? main), known.split(" "));
      const given = { strict: 1, ...options, mapping: "specific", term: key, lang, theme: theme(dark) };
      const attributes = { crossorigin: "anonymous" };
      for (const name in given) attributes[`data-${name.replaceAll("_", "-")}`] = given[name];
      const stands = new Promise((resolve) =>
        addEventListener("message", (event) => event.origin === origin && event.data?.giscus && resolve()),
      );
      await load(attributes);
      await stands;
      const frame = place.querySelector("iframe").contentWindow;
      const tell = (setConfig) => frame.postMessage({ giscus: { setConfig } }, origin);
      return { dark: (is) => tell({ theme: theme(is) }) };
    },
    parameter: "giscus",
  };
};
