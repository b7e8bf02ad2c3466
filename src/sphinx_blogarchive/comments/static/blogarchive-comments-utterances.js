// utterances: https://utteranc.es
(window.blogarchiveComments ??= {}).utterances = ({ script, options, load }) => {
  const { origin } = new URL(script, location);
  const theme = (dark) => (dark ? "github-dark" : "github-light");
  return {
    embed: async (place, { key, dark }) => {
      const stands = new Promise((resolve) =>
        addEventListener("message", (event) => event.origin === origin && event.data?.type === "resize" && resolve()),
      );
      const given = { ...options, "issue-term": key, theme: theme(dark), crossorigin: "anonymous" };
      await load(given, place);
      await stands;
      const frame = place.querySelector("iframe").contentWindow;
      return { dark: (is) => frame.postMessage({ type: "set-theme", theme: theme(is) }, origin) };
    },
    parameter: "utterances",
  };
};
