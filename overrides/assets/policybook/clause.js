/* Beside a clause or paragraph that is hovered or focused: a button that copies how to cite it. */
(() => {
  "use strict";
  const head = document.querySelector("[data-pb-cite]");
  if (!head) return;

  const said = document.createElement("p"); // tells a screen reader what the button did
  said.className = "pb-sr-only";
  said.setAttribute("role", "status");
  head.append(said);

  const button = document.createElement("button"); // the page's only one, moved to the hovered clause
  button.type = "button";
  button.className = "pb-clause__cite";
  const ask = "Copy citation";
  let shown = null; // the link to the clause beside which the button stands
  button.textContent = ask;

  const citation = (link) => {
    const place = link.title.replace("Link to ", "").replace(/~\d+$/, ""); // clause 4.8
    return `${head.dataset.pbCite}, ${place} (${head.dataset.pbCitedAs})\n${link.href}`;
  };

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea"); // browsers without the clipboard API, as on plain http
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  const show = (event) => {
    const place = event.target.closest?.(".pb-clause, .pb-para");
    const link = place?.querySelector(":scope > p > :is(.pb-clause__label, .pb-clause__link), :scope > .pb-clause__link");
    if (!link || link === shown) return;
    if (button.contains(document.activeElement)) return; // not moved while it has the focus
    const space = link.nextElementSibling; // belongs to the number before it
    (space?.matches(".pb-clause__label-space") ? space : link).after(button);
    shown = link;
    button.textContent = ask;
  };
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, show);

  button.addEventListener("click", async () => {
    const text = citation(shown);
    try {
      await copy(text);
      button.textContent = "Copied";
      said.textContent = `Copied: ${text.split("\n")[0]}`;
    } catch {
      said.textContent = button.textContent = "Could not copy";
    }
  });
})();
