"use strict";
(() => {
  const up = document.body.dataset.up;
  const element = (id) => document.getElementById(id);

  // Colours of code.
  for (const code of document.querySelectorAll('code[class^="language-"]')) {
    if (!code.classList.contains("language-none")) Prism.highlightElement(code);
  }

  // Copying code.
  for (const figure of document.querySelectorAll("figure.code:not(.output, .example)")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const text = figure.querySelector("code").textContent;
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch (refused) {
        getSelection().selectAllChildren(figure.querySelector("code"));
        button.textContent = "Selected";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    figure.append(button);
  }

  // What is wider than the page is scrolled by keys too.
  const scrollable = () => {
    for (const box of document.querySelectorAll(".table, .map div, figure.code pre")) {
      const wide = box.scrollWidth > box.clientWidth + 1;
      box.toggleAttribute("data-wide", wide);
      if (wide) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", box.matches("pre") ? "Code, scrolls" : box.matches(".table") ? "Table, scrolls" : "Picture, scrolls");
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    }
  };
  scrollable();
  addEventListener("resize", scrollable);

  // Light and dark.
  const theme = element("theme");
  const wantsDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : wantsDark.matches;
  };
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    try { localStorage.setItem("theme", chosen); } catch (e) { /* then for this page alone */ }
    showTheme();
  });
  wantsDark.addEventListener("change", showTheme);
  showTheme();

  // The navigation on small screens.
  const menu = element("menu");
  const open = (shown) => {
    menu.setAttribute("aria-expanded", String(shown));
    document.body.classList.toggle("navigating", shown);
  };
  menu.addEventListener("click", () => open(menu.getAttribute("aria-expanded") !== "true"));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("navigating")) {
      open(false);
      menu.focus();
    }
  });
  const navigation = element("navigation");
  const current = navigation.querySelector("[aria-current]");
  if (current) {
    const item = current.getBoundingClientRect();
    const box = navigation.getBoundingClientRect();
    if (item.bottom > box.bottom) navigation.scrollTop = item.top - box.top - box.height / 2;
  }

  // Which section is read.
  const links = [...document.querySelectorAll(".contents a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const follow = () => {
    let at = -1;
    headings.forEach((heading, i) => { if (heading.getBoundingClientRect().top < 120) at = i; });
    links.forEach((link, i) => {
      if (i === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  if (links.length) {
    let due = false;
    addEventListener("scroll", () => {
      if (!due) requestAnimationFrame(() => { due = false; follow(); });
      due = true;
    }, {passive: true});
    follow();
  }

  // Search.
  const finder = element("finder");
  const query = element("query");
  const results = element("results");
  const found = element("found");
  // What is looked for more often counts more; messages are found by those who have one.
  const KINDS = {page: 3, goal: 2.5, setting: 1, option: 1.2, dataset: 2, annotation: 1.6, word: 0.8, message: 0.3};
  const MOST = 30;
  let entries = null;
  let engine = null;
  let chosen = -1;

  const words = (text) => text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

  // The words of a text as the index has them: split where names are put together, without endings.
  const stem = (word) => lunr.stemmer(new lunr.Token(word)).toString();

  const prepare = () => {
    entries = searchIndex.map(([name, kind, page, part, url, text]) => ({
      name, kind, page, part, url, text, whole: name.toLowerCase(), stems: words(name).map(stem),
    }));
    engine = lunr(function () {
      // Words are split here, so that jvmArgs is found by its parts.
      this.tokenizer = (text) => words(String(text ?? "")).map((word) => new lunr.Token(word, {}));
      this.ref("id");
      this.field("name", {boost: 12});
      this.field("page", {boost: 3});
      this.field("text");
      entries.forEach((entry, id) => this.add(
        {id, name: entry.name, page: entry.page, text: entry.text}, {boost: KINDS[entry.kind] ?? 1}));
    });
  };

  // Pages that show how come before those that list.
  const place = (entry) => {
    const folder = entry.url.split("/")[0];
    return entry.url.startsWith("reference/index") ? 0.1
      : {"how-to": 3, explanation: 1.6, tutorial: 1.2, project: 0.3}[folder] ?? 1;
  };

  // Each word as it is counts most, as the beginning of one less, and nearly one least.
  const ask = (wanted, presence) => engine.query((query) => {
    for (const word of wanted) {
      query.term(word, {boost: 10, presence, usePipeline: true});
    }
  });

  const askNearly = (wanted) => engine.query((query) => {
    for (const word of wanted) {
      const term = stem(word);
      query.term(term, {boost: 10});
      query.term(term, {boost: 3, wildcard: lunr.Query.wildcard.TRAILING});
      if (term.length > 3) query.term(term, {boost: 1, editDistance: 1});
    }
  });

  const search = (text) => {
    const typed = text.trim().toLowerCase();
    const all = words(text);
    // Small words count if there are no others.
    const telling = all.filter((word) => lunr.stopWordFilter(new lunr.Token(word)) && !["how", "what", "do", "does", "can"].includes(word));
    const wanted = telling.length ? telling : all;
    if (!wanted.length) return [];
    let hits = ask(wanted, lunr.Query.presence.REQUIRED);
    if (!hits.length) hits = ask(wanted, lunr.Query.presence.OPTIONAL);
    const seen = new Set(hits.map((hit) => hit.ref));
    const stems = wanted.map(stem);
    // A half-typed or misspelt word: after what has all of them as they are.
    const complete = hits.some((hit) => stems.every((each) => entries[hit.ref].stems.includes(each)));
    const nearly = askNearly(wanted).filter((hit) => !seen.has(hit.ref));
    const score = (hit) => {
      const entry = entries[hit.ref];
      const known = stems.filter((each) => entry.stems.includes(each)).length;
      const exact = entry.whole === typed ? 3
        : (typed.match(/[\s_-]/) || !["setting", "word", "page", ""].includes(entry.kind))
          && entry.whole.replace(/^@|.*[.:]/, "") === typed.replace(/\s+/g, "_") ? 8 : 1;
      return hit.score * exact * place(entry) * (known === stems.length ? 4 : 1) * (1 + known / entry.stems.length);
    };
    const ranked = [...hits.map((hit) => [hit, score(hit)]), ...nearly.map((hit) => [hit, score(hit) * (complete ? 0.05 : 1)])]
      .sort((a, b) => b[1] - a[1] || a[0].ref - b[0].ref)
      .map(([hit]) => entries[hit.ref]);
    const shown = new Set();
    return ranked.filter((entry) => !shown.has(entry.url + entry.name) && shown.add(entry.url + entry.name));
  };

  const marked = (text, wanted) => {
    const parts = document.createDocumentFragment();
    const lower = text.toLowerCase();
    let at = 0;
    while (at < text.length) {
      let next = -1;
      let length = 0;
      for (const word of wanted) {
        const i = lower.indexOf(word, at);
        if (i >= 0 && (next < 0 || i < next)) [next, length] = [i, word.length];
      }
      if (next < 0) break;
      parts.append(text.slice(at, next));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next, next + length);
      parts.append(mark);
      at = next + length;
    }
    parts.append(text.slice(at));
    return parts;
  };

  const excerpt = (text, wanted) => {
    const lower = text.toLowerCase();
    const at = Math.min(...wanted.map((word) => lower.indexOf(word)).filter((i) => i >= 0), Infinity);
    const from = at === Infinity || at < 60 ? 0 : text.indexOf(" ", at - 50) + 1;
    return (from ? "… " : "") + text.slice(from, from + 150) + (text.length > from + 150 ? " …" : "");
  };

  const option = (entry, i, wanted) => {
    const item = document.createElement("li");
    item.id = "result" + i;
    item.dataset.url = entry.url;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const name = document.createElement("span");
    name.className = "name";
    name.append(marked(entry.name, wanted));
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = entry.kind && entry.kind !== "page" ? entry.kind
      : [entry.part, entry.page].filter((each) => each && each !== entry.name).join(" · ");
    const text = document.createElement("span");
    text.className = "text";
    text.append(marked(excerpt(entry.text, wanted), wanted));
    item.append(name, where, text);
    item.addEventListener("click", () => go(entry));
    item.addEventListener("mousemove", () => choose(i));
    return item;
  };

  let shown = [];
  const show = () => {
    if (!entries) return;
    const wanted = words(query.value);
    const hits = search(query.value);
    shown = hits.slice(0, MOST);
    results.replaceChildren(...shown.map((entry, i) => option(entry, i, wanted)));
    query.setAttribute("aria-expanded", String(shown.length > 0));
    found.textContent = !wanted.length ? "Type to search. Arrow keys choose, Enter opens, Escape closes."
      : hits.length > MOST ? `The first ${MOST} of ${hits.length} results`
      : hits.length === 1 ? "1 result"
      : hits.length ? `${hits.length} results` : "Nothing found. Try other words, or the index.";
    chosen = -1;
    choose(shown.length ? 0 : -1);
    results.scrollTop = 0;
  };

  const choose = (i) => {
    results.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = i;
    const item = results.children[i];
    if (item) {
      item.setAttribute("aria-selected", "true");
      query.setAttribute("aria-activedescendant", item.id);
    } else {
      query.removeAttribute("aria-activedescendant");
    }
  };

  const go = (entry) => {
    finder.close();
    location.href = up + entry.url;
  };

  const find = () => {
    if (finder.open) return;
    finder.showModal();
    query.select();
    if (entries) {
      show();
      return;
    }
    // Scripts are what a page that was opened from a file may load.
    const load = (file, then) => {
      const script = document.createElement("script");
      script.src = up + file;
      script.addEventListener("load", then);
      document.head.append(script);
    };
    load("search.js", () => load("search-index.js", () => { prepare(); show(); }));
  };

  element("search").addEventListener("click", find);
  element("close").addEventListener("click", () => finder.close());
  finder.addEventListener("click", (event) => { if (event.target === finder) finder.close(); });
  query.addEventListener("input", show);
  query.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!shown.length) return;
      choose((chosen + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length);
      results.children[chosen].scrollIntoView({block: "nearest"});
    } else if (event.key === "Enter" && shown[chosen]) {
      event.preventDefault();
      go(shown[chosen]);
    }
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, textarea, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      find();
    }
  });

  performance.mark("ready");
  document.documentElement.dataset.ready = "true";
})();
