// What Sphinx promises other scripts, in its names; unlike Sphinx's own it evaluates no text, which
// a strict Content-Security-Policy forbids.
"use strict";

const BLACKLISTED_KEY_CONTROL_ELEMENTS = new Set(["TEXTAREA", "INPUT", "SELECT", "BUTTON"]);

const _ready = (callback) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", callback);
  else callback();
};

/**
 * Make a function of n from the plural expression of a catalogue, which is C's:
 * https://www.gnu.org/software/gettext/manual/html_node/Plural-forms.html
 */
const _plural = (expression) => {
  const tokens = String(expression).match(/\d+|n|[|&=!<>]=|\|\||&&|[-+*/%<>!?:()]/g) || [];
  const levels = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];
  const apply = {
    "||": (a, b) => a || b,
    "&&": (a, b) => a && b,
    "==": (a, b) => a === b,
    "!=": (a, b) => a !== b,
    "<": (a, b) => a < b,
    ">": (a, b) => a > b,
    "<=": (a, b) => a <= b,
    ">=": (a, b) => a >= b,
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => Math.trunc(a / b),
    "%": (a, b) => a % b,
  };
  let place = 0;
  const take = () => tokens[place++];
  const choice = () => {
    const condition = binary(0);
    if (tokens[place] !== "?") return condition;
    take();
    const then = choice();
    take();
    const otherwise = choice();
    return (n) => (condition(n) ? then(n) : otherwise(n));
  };
  const binary = (level) => {
    if (level === levels.length) return single();
    let left = binary(level + 1);
    while (levels[level].includes(tokens[place])) {
      const operate = apply[take()];
      const first = left;
      const second = binary(level + 1);
      left = (n) => Number(operate(first(n), second(n)));
    }
    return left;
  };
  const single = () => {
    const token = take();
    if (token === "!") {
      const operand = single();
      return (n) => Number(!operand(n));
    }
    if (token === "(") {
      const inner = choice();
      take();
      return inner;
    }
    return token === "n" ? (n) => n : () => Number(token) || 0;
  };
  return choice();
};

const _option = (name) =>
  typeof DOCUMENTATION_OPTIONS === "undefined" ? undefined : DOCUMENTATION_OPTIONS[name];

const Documentation = {
  TRANSLATIONS: {},
  PLURAL_EXPR: (n) => (n === 1 ? 0 : 1),
  LOCALE: "unknown",

  init: () => {
    Documentation.initOnKeyListeners();
  },

  gettext: (string) => {
    const found = Documentation.TRANSLATIONS[string];
    if (found === undefined) return string;
    return typeof found === "string" ? found : found[0];
  },

  ngettext: (singular, plural, n) => {
    const found = Documentation.TRANSLATIONS[singular];
    if (found !== undefined) return found[Documentation.PLURAL_EXPR(n)];
    return n === 1 ? singular : plural;
  },

  addTranslations: (catalog) => {
    Object.assign(Documentation.TRANSLATIONS, catalog.messages);
    Documentation.PLURAL_EXPR = _plural(catalog.plural_expr);
    Documentation.LOCALE = catalog.locale;
  },

  focusSearchBar: () => {
    document.querySelector("input[name=q]")?.focus();
  },

  // the indices fold without a script
  initDomainIndexTable: () => {},

  initOnKeyListeners: () => {
    const turns = _option("NAVIGATION_WITH_KEYS");
    const searches = _option("ENABLE_SEARCH_SHORTCUTS");
    if (!turns && !searches) return;
    const relations = turns ? { ArrowLeft: "prev", ArrowRight: "next" } : {};
    document.addEventListener("keydown", (event) => {
      if (BLACKLISTED_KEY_CONTROL_ELEMENTS.has(document.activeElement?.tagName)) return;
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const link =
        !event.shiftKey &&
        Object.hasOwn(relations, event.key) &&
        document.querySelector(`link[rel="${relations[event.key]}"]`);
      if (link && link.href) {
        window.location.href = link.href;
        event.preventDefault();
      } else if (event.key === "/" && searches) {
        Documentation.focusSearchBar();
        event.preventDefault();
      }
    });
  },
};

const _ = Documentation.gettext;

_ready(Documentation.init);
