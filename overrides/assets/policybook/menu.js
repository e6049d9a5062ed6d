/* The button that opens the menu in a narrow window: the menu takes the focus, Escape closes it and gives the focus back. */
(() => {
  "use strict";

  const button = document.querySelector("[data-pb-menu]");
  const toggle = document.getElementById("__drawer"); // the theme's own, whose label beside the menu closes it too
  const menu = document.getElementById("pb-menu");
  if (!button || !toggle || !menu) return;
  const wide = matchMedia("(min-width: 76.25em)"); // from here on the theme shows the menu beside the page
  const beside = ".md-header, .md-content, .md-footer, .md-sidebar--secondary, .md-top, [data-md-component=skip], .md-skip";

  const turn = (open) => {
    if (toggle.checked !== open) toggle.click();
  };

  // Whatever turned it: the rest of the page is out of reach while the menu lies over it.
  const show = () => {
    const open = toggle.checked;
    button.setAttribute("aria-expanded", String(open));
    for (const part of document.querySelectorAll(beside)) part.inert = open;
    if (open) menu.querySelector("[data-pb-menu-close]").focus({ preventScroll: true });
    else if (!wide.matches) button.focus({ preventScroll: true });
  };

  toggle.addEventListener("change", show);
  button.addEventListener("click", () => turn(true));
  menu.querySelector("[data-pb-menu-close]").addEventListener("click", () => turn(false));
  menu.addEventListener("click", ({ target }) => { if (target.closest("a[href*='#']")) turn(false); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) turn(false);
  });
  wide.addEventListener("change", () => { if (wide.matches) turn(false); });
})();
