// Disqus: https://help.disqus.com/en/articles/1717084-javascript-configuration-variables
(window.blogarchiveComments ??= {}).disqus = ({ load }) => ({
  embed: async (place, { key, title, url, language }) => {
    place.id = "disqus_thread";
    const stands = new Promise((resolve) => {
      window.disqus_config = function () {
        Object.assign(this.page, { identifier: key, title, url });
        this.language = language.replace(/^zh-(TW|Hant|HK|MO)\b.*/i, "zh_HANT").replace(/^zh-.*/i, "zh").replace("-", "_");
        (this.callbacks.onReady ??= []).push(resolve);
      };
    });
    await load({ "data-timestamp": Date.now() });
    await stands;
  },
});
