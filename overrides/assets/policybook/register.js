/* Sorts and filters the register and keeps what is shown in the address, so that it can be sent to somebody. */
(() => {
  "use strict";

  const register = document.getElementById("pb-register");
  if (!register) return;
  const { names } = globalThis.policybookReview;
  const body = register.querySelector("tbody");
  const form = register.querySelector("form");
  const heads = [...register.querySelectorAll("thead th")];
  const FILTERS = ["status", "owner", "category", "body"];
  const STATUSES = Object.keys(names);
  const NONE = "9999"; // sorts after every year
  const collator = new Intl.Collator("en-GB", { numeric: true });

  // What is compared is read from the page and ranked once: reading text and comparing by locale are slow.
  const rows = [...body.rows].map((row) => {
    const [title, , owner, category, ratified] = row.cells;
    const made = ratified.querySelector("time");
    return {
      row,
      title: title.textContent.trim(),
      owner: owner.textContent,
      category: category.textContent,
      body: (ratified.querySelector("span") || ratified).textContent.trim(),
      ratified: made ? made.dateTime : NONE,
      next: row.dataset.dueBy || NONE,
      get status() { return this.row.dataset.review; },
      ranks: {},
    };
  });
  const values = {};
  for (const name of ["title", "owner", "category", "body", "ratified", "next"]) {
    values[name] = [...new Set(rows.map((entry) => entry[name]))].sort(collator.compare);
    const ranks = new Map(values[name].map((value, at) => [value, at]));
    for (const entry of rows) entry.ranks[name] = ranks.get(entry[name]);
  }

  const by = (name) => (a, b) => a.ranks[name] - b.ranks[name];
  const byStatus = (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) || by("next")(a, b);
  const compare = {
    title: by("title"), owner: by("owner"), category: by("category"),
    ratified: by("ratified"), next: by("next"), status: byStatus,
  };

  // With `display: grid` on its rows, some screen readers would no longer announce a table.
  const announce = (row) => {
    if (row.hasAttribute("role")) return;
    row.setAttribute("role", "row");
    for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
  };

  const PAGE = 100; // policies; more at once would keep a slow phone busy for seconds
  const more = register.querySelector("[data-pb-more]");
  let shown = PAGE;
  let sort = "status";
  let backwards = false;

  const arrange = () => {
    const way = backwards ? -1 : 1;
    const blank = (entry) => entry[sort] === NONE; // stays at the end in either direction
    rows.sort((a, b) => blank(a) - blank(b) || way * compare[sort](a, b) || compare.title(a, b));
    for (const head of heads) {
      if (head.dataset.sort === sort) head.setAttribute("aria-sort", backwards ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    if (rows.some(({ row }, at) => body.rows[at] !== row)) body.append(...rows.map(({ row }) => row));
  };

  const sift = () => {
    const find = form.elements.find.value.trim().toLowerCase();
    let found = 0;
    for (const entry of rows) {
      const fits = FILTERS.every((name) => !form.elements[name].value || form.elements[name].value === entry[name])
        && entry.title.toLowerCase().includes(find);
      entry.row.hidden = !fits;
      found += fits;
      if (fits) entry.row.classList.toggle("pb-register__row--later", found > shown);
      if (fits && found <= shown) announce(entry.row);
    }
    more.hidden = found <= shown;
    more.textContent = `Show ${Math.min(PAGE, found - shown)} more of ${found}`;
    const all = rows.length === 1 ? "1 policy" : `${rows.length} policies`;
    register.querySelector("output").value = found === rows.length ? all : `${found} of ${all}`;
    for (const count of register.querySelectorAll("[data-count] button")) {
      count.setAttribute("aria-pressed", count.parentNode.dataset.count === form.elements.status.value);
    }
  };

  const tally = () => {
    for (const item of register.querySelectorAll("[data-count]")) {
      const number = rows.filter(({ status }) => status === item.dataset.count).length;
      item.querySelector(".pb-counts__number").textContent = number;
      item.classList.toggle("pb-counts__item--none", !number);
    }
  };

  const remember = () => {
    const asked = new URLSearchParams();
    for (const name of ["find", ...FILTERS]) {
      if (form.elements[name].value) asked.set(name, form.elements[name].value);
    }
    if (sort !== "status" || backwards) asked.set("sort", (backwards ? "-" : "") + sort);
    const query = asked.toString();
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`) + location.hash);
  };

  const recall = () => {
    const asked = new URLSearchParams(location.search);
    for (const name of ["find", ...FILTERS]) form.elements[name].value = asked.get(name) || "";
    for (const name of FILTERS) if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    const wanted = (asked.get("sort") || "status").replace(/^-/, "");
    backwards = (asked.get("sort") || "").startsWith("-");
    sort = Object.hasOwn(compare, wanted) ? wanted : "status";
  };

  const offer = (name, choices) => {
    for (const [value, text] of choices) form.elements[name].add(new Option(text, value));
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.append(...text);
    made.addEventListener("click", act);
    return made;
  };

  offer("status", Object.entries(names).filter(([name]) => register.querySelector(`[data-count="${name}"]`)));
  for (const name of ["owner", "category", "body"]) {
    offer(name, values[name].map((value) => [value, value]));
  }
  for (const head of heads) {
    head.append(button([...head.childNodes], () => {
      backwards = sort === head.dataset.sort && !backwards;
      sort = head.dataset.sort;
      arrange();
      sift();
      remember();
    }));
  }
  for (const item of register.querySelectorAll("[data-count]")) {
    item.append(button([...item.childNodes], () => {
      const chosen = form.elements.status.value === item.dataset.count;
      form.elements.status.value = chosen ? "" : item.dataset.count;
      sift();
      remember();
    }));
  }
  register.classList.add("pb-register--live");
  body.closest("table").setAttribute("role", "table");
  for (const part of body.closest("table").querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
  heads[0].parentNode.setAttribute("role", "row");
  for (const head of heads) head.setAttribute("role", "columnheader");
  more.addEventListener("click", () => {
    const next = rows.filter(({ row }) => !row.hidden)[shown];
    shown += PAGE;
    sift();
    next?.row.querySelector("a").focus(); // the button may be gone
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { sift(); remember(); });
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // the browser would empty the fields only after this
    for (const name of ["find", ...FILTERS]) form.elements[name].value = "";
    sift();
    remember();
  });

  const refresh = () => {
    if (!register.isConnected) return; // left by instant navigation
    arrange();
    sift();
    tally();
    const month = policybookReview.today().slice(0, 7);
    for (const past of register.querySelectorAll("[data-month]")) past.hidden = past.dataset.month < month;
  };
  recall();
  refresh();
  globalThis.addEventListener("popstate", () => { recall(); refresh(); });
  document.addEventListener("policybook:judged", refresh);
})();
