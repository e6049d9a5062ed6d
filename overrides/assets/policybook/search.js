/* The search box: loads the engine and its data when somebody turns to it, and shows what is found. The address holds
   what was asked, so that it can be sent to a colleague and the way back leads to it. */
(() => {
  "use strict";
  const root = document.querySelector("[data-pb-finder]");
  const toggle = document.querySelector("[data-md-toggle=search]");
  if (!root || !toggle) return;
  const part = (name) => root.querySelector(name);
  const input = part("input"), form = part("form"), status = part(".pb-finder__status");
  const list = part(".pb-finder__found"), none = part(".pb-finder__none"), like = part(".pb-finder__like");
  const site = new URL(root.dataset.base.replace(/\/?$/, "/"), location.href); // "..", or "/" where a page may stand anywhere
  const HELLO = status.textContent;
  const PAUSE = 120; // milliseconds without a key; each letter of a word that is being typed need not be looked up
  const MANY = 25; // passages of one policy that are listed
  const SNIPPET = 220, LEAD = 50; // signs shown of a passage, and how many before the words that were asked for

  // Loading
  const load = (path) => new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = new URL(path, site);
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
  let engine;
  const start = () => engine ??= Promise.all([load("assets/snowball/english.js"), load("assets/policybook/search_words.js")])
    .then(() => load("assets/policybook/search_find.js"))
    .then(() => {
      const stemmer = new globalThis.EnglishStemmer();
      return globalThis.policybookSearch.begin((name) => load(`search/${name}`), (word) => stemmer.stemWord(word));
    })
    .then(() => globalThis.policybookSearch)
    .catch((error) => { engine = undefined; throw error; });

  // Opening and closing
  let opener = null, asked = 0, leaving = false, pause;
  const remember = (typed) => {
    const address = new URL(location.href);
    if ((address.searchParams.get("q") ?? "") === typed) return;
    if (typed) address.searchParams.set("q", typed); else address.searchParams.delete("q");
    try { history.replaceState(history.state, "", address); } catch { /* a page on a disk may not change its address */ }
  };
  const open = (from) => {
    start().catch(() => {}); // said when something is asked
    if (toggle.checked) return;
    opener = from;
    toggle.checked = true;
    toggle.dispatchEvent(new Event("change"));
  };
  const close = (returns) => {
    remember("");
    if (!toggle.checked) return;
    toggle.checked = false;
    toggle.dispatchEvent(new Event("change"));
    if (!returns) return;
    const back = opener && opener !== input && opener.isConnected ? opener : null;
    if (back) back.focus({ preventScroll: true }); else input.blur();
  };

  // What is found
  const make = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null));
    return made;
  };
  const addressOf = (document, row) => {
    const folder = location.protocol === "file:" && document.url.endsWith("/") ? `${document.url}index.html` : document.url;
    return new URL(row.fragment ? `${folder}#${row.fragment}` : folder, site).href;
  };
  const marked = (text, marks, { words }) => {
    const said = words(text), hit = said.filter((word) => word.stems.some((stem) => marks.has(stem)));
    const near = (word) => new Set(hit.filter((one) => one.begin >= word.begin && one.end <= word.begin + SNIPPET - LEAD).map((one) => one.folded)).size;
    const best = hit.reduce((found, word) => near(word) > (found ? near(found) : 0) ? word : found, null);
    const from = best && best.begin > 2 * LEAD ? said.find((word) => word.begin >= best.begin - LEAD).begin : 0;
    const to = said.findLast((word) => word.end <= from + SNIPPET)?.end ?? text.length;
    const shown = make("span", "pb-found__words", from ? "… " : "");
    let at = from;
    for (const word of hit.filter((one) => one.begin >= from && one.end <= to)) {
      shown.append(text.slice(at, word.begin), make("mark", "", text.slice(word.begin, word.end)));
      at = word.end;
    }
    shown.append(text.slice(at, text.length - to < 20 ? undefined : to), text.length - to < 20 ? "" : " …");
    return shown;
  };
  const named = (document, row) => {
    if (document.kind !== "policy") return row.label || document.title;
    if (row.kind === "cl") return `${document.title} · ${row.label}`;
    return row.kind === "se" ? `${document.title} · ${row.label}` : document.title;
  };
  const placed = (row) => row.kind === "pa" && row.place ? `${row.place}, paragraph ${row.label}` : row.place;
  const badge = (judged) => {
    const { names } = globalThis.policybookReview;
    return make("span", `pb-badge pb-badge--${judged}`, names[judged]);
  };
  const link = (document, row, marks, engine, judged) => {
    const made = make("a", "md-search-result__link pb-found__link",
      make("span", "pb-found__title", named(document, row), judged ? " " : "", judged ? badge(judged) : ""),
      row.place && row.kind !== "po" ? make("span", "pb-found__place", document.kind === "policy" ? placed(row) : row.place) : "",
      row.text ? marked(row.text, marks, engine) : "");
    made.href = addressOf(document, row);
    return made;
  };
  const item = ({ document, rows, open: shown, judged }, marks, engine) => {
    const rest = rows.slice(shown), row = (one, at) => link(document, one, marks, engine, at ? undefined : judged);
    const made = make("li", "md-search-result__item pb-found", ...rows.slice(0, shown).map(row));
    if (!rest.length) return made;
    const more = make("details", "pb-found__rest", make("summary", "", `${rest.length} more in ${document.title}`));
    more.addEventListener("toggle", () => { // made when somebody wants to see it
      if (more.childElementCount === 1) more.append(make("ol", "", ...rest.slice(0, MANY).map((one) => make("li", "md-search-result__item pb-found", row(one, 1)))));
    });
    made.append(more);
    return made;
  };
  const judge = (one) => {
    const { status: judged, today } = globalThis.policybookReview;
    return one.document.kind === "policy" ? { ...one, judged: judged(one.document.days ?? {}, today()) } : one;
  };
  const groups = (found) => {
    const late = new Set(["withdrawn", "draft"]), is = (kind) => (one) => one.document.kind === kind;
    const policies = found.filter(is("policy"));
    const isLate = (one) => late.has(one.judged) && !one.rows[0].named; // but not a clause asked for by number and name
    return [
      ["", policies.filter((one) => !isLate(one))],
      ["Withdrawn, or not yet ratified", policies.filter(isLate)],
      ["Glossary", found.filter(is("glossary"))],
      ["Other pages", found.filter(is("page"))],
    ].filter(([, ones]) => ones.length);
  };
  const several = (number, one, more) => `${number} ${number === 1 ? one : more}`;
  const said = (found, corrected) => {
    const policies = found.filter((one) => one.document.kind === "policy");
    const passages = policies.reduce((sum, one) => sum + one.rows.length, 0);
    const words = [...new Set(corrected.map(([, word]) => `“${word}”`))];
    const also = words.length ? `, with ${words.slice(0, 3).join(", ")}` : "";
    if (!policies.length) return `Found in other pages only${also}`;
    return `${several(passages, "passage", "passages")} in ${several(policies.length, "policy", "policies")}${also}`;
  };
  const show = (typed, { found, corrected, marks }, engine) => {
    const judged = found.map(judge);
    list.replaceChildren(...groups(judged).flatMap(([name, ones]) => [
      name ? make("h2", "pb-finder__group", name) : "",
      make("ol", "pb-finder__list", ...ones.map((one) => item(one, marks, engine))),
    ]));
    none.hidden = found.length > 0;
    const nearest = found.length ? [] : engine.nearest(typed);
    like.hidden = !nearest.length;
    like.replaceChildren("Did you mean ", ...nearest.flatMap((word, at) => {
      const again = make("button", "pb-finder__again", word);
      again.type = "button";
      again.addEventListener("click", () => { input.value = word; input.focus(); ask(); });
      return at ? [" or ", again] : [again];
    }), "?");
    status.textContent = found.length ? said(found, corrected) : `Nothing found for “${typed}”`;
    part(".pb-finder").scrollTop = 0;
    root.dataset.asked = typed; // what it shows is the answer to
  };

  const ask = async () => {
    clearTimeout(pause);
    const typed = input.value.trim(), turn = ++asked;
    remember(typed);
    if (!typed) {
      list.replaceChildren();
      none.hidden = true;
      status.textContent = HELLO;
      return;
    }
    try {
      const engine = await start();
      const answer = await engine.ask(input.value.trimStart());
      if (turn === asked) show(typed, answer, engine);
    } catch {
      list.replaceChildren();
      none.hidden = false;
      like.hidden = true;
      status.textContent = "The search could not be loaded";
    }
  };
  const later = (event) => {
    if (event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  };

  input.addEventListener("focus", (event) => open(event.relatedTarget ?? input));
  input.addEventListener("input", later);
  input.addEventListener("compositionend", later);
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  form.addEventListener("reset", () => setTimeout(() => { input.focus(); ask(); }));
  part(".pb-finder__close").addEventListener("click", () => toggle.checked ? close(true) : input.focus());
  toggle.addEventListener("change", () => {
    if (toggle.checked && document.activeElement !== input) input.focus();
    if (toggle.checked) leaving = false;
    else if (!leaving) remember("");
  });
  root.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !leaving && !root.contains(relatedTarget)) close(false); });
  list.addEventListener("click", (event) => {
    if (!event.target.closest("a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    leaving = true; // the address keeps what was asked, for the way back
    setTimeout(() => {
      toggle.checked = false;
      toggle.dispatchEvent(new Event("change"));
    });
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(true); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const ways = [input, ...[...root.querySelectorAll(".pb-finder a, .pb-finder summary, .pb-finder__again")].filter((way) => way.checkVisibility())];
    const next = ways[ways.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  document.addEventListener("keydown", (event) => { // as the theme has it
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    open(document.activeElement);
    input.focus();
  });
  const follow = () => {
    const typed = new URLSearchParams(location.search).get("q") ?? "";
    if (!typed) { if (toggle.checked) close(false); return; }
    if (typed === input.value && toggle.checked) return;
    input.value = typed;
    open(input);
    input.focus();
    ask();
  };
  addEventListener("popstate", follow);
  addEventListener("pageshow", (event) => { if (event.persisted) follow(); });
  globalThis.policybookFinder = { // for the home page's own field
    hand(typed, from) {
      input.value = typed;
      open(from);
      input.focus();
      later({});
    },
  };
  if (location.search.includes("q=")) follow();
})();
