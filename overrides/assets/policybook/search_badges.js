/* Puts a policy's badge beside its title in the results of a search, computed for the reader's date. */
(() => {
  "use strict";
  const results = document.querySelector(".md-search-result__list");
  if (!results) return;
  const { names, status, today } = globalThis.policybookReview;
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const site = new URL(base.replace(/\/?$/, "/"), location.href); // "..", or "/" where a page may stand anywhere

  // register/policies.json is fetched once, and only when somebody searches.
  let asked;
  const register = () => asked ??= fetch(new URL("register/policies.json", site))
    .then((answer) => answer.json())
    .then((rows) => new Map(rows.map((row) => [new URL(row.url, site).pathname, row.judged])))
    .catch(() => new Map());

  const badge = (judged) => {
    const days = {
      faulty: judged.faulty,
      withdrawnFrom: judged.withdrawn_from, ratifiedFrom: judged.ratified_from,
      dueFrom: judged.due_from, dueBy: judged.due_by, appliesFrom: judged.applies_from,
    };
    const now = status(days, today());
    const mark = document.createElement("span");
    mark.className = `pb-badge pb-badge--${now}`;
    mark.textContent = names[now];
    mark.dataset.review = now;
    for (const [name, day] of Object.entries(days)) if (day) mark.dataset[name] = day;
    return mark;
  };

  const mark = async () => {
    const rows = await register();
    for (const link of results.querySelectorAll(".md-search-result__link")) {
      const title = link.querySelector("h1"); // a page's own result; those of its sections have no h1
      const judged = title && rows.get(new URL(link.href).pathname);
      if (judged && !title.querySelector(".pb-badge")) title.append(" ", badge(judged));
    }
  };
  new MutationObserver(mark).observe(results, { childList: true });
})();
