/* Lets a keyboard scroll the tables that are wider than the page: each is then a region with a name, and takes focus. */
(() => {
  "use strict";

  // Named for its caption, else for the heading it stands under, numbered where one heading has several.
  const nameOf = (table, named) => {
    const headings = [...document.querySelectorAll(".md-content :is(h1, h2, h3, h4)")];
    const before = (node) => node.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = headings.filter(before).at(-1)?.cloneNode(true);
    heading?.querySelectorAll(".headerlink").forEach((link) => link.remove());
    const text = (table.caption ?? heading)?.textContent.trim();
    const name = text ? `Table: ${text}` : "Table";
    const number = (named.get(name) ?? 0) + 1;
    named.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  };

  const named = new Map();
  const mark = (table) => {
    const box = table.closest(".md-typeset__scrollwrap"); // Material puts each table into a box that scrolls
    if (!box) return;
    box.dataset.pbName ??= nameOf(table, named);
    watch.observe(box);
    const wide = box.scrollWidth > box.clientWidth + 1; // a fraction of a pixel is no reason to stop there
    const marks = { role: "region", "aria-label": box.dataset.pbName, tabindex: "0" };
    for (const [name, value] of Object.entries(marks)) {
      if (wide) box.setAttribute(name, value); else box.removeAttribute(name);
    }
  };

  // The observer reports when a table is first laid out, when it is put into its box, and when the window changes.
  const watch = new ResizeObserver((changes) => {
    for (const { target } of changes) mark(target.matches("table") ? target : target.querySelector("table"));
  });
  document.querySelectorAll(".md-content table:not([class])").forEach((table) => watch.observe(table));
})();
