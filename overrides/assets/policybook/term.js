/* Opens what a term means beside the place that uses it. Without this script a term is a link to its definition. */
(() => {
  "use strict";

  const TERM = "a.pb-term[data-pb-means]";
  const MARGIN = 8; // pixels between the popover and the term, and between it and the window
  const narrow = matchMedia("(max-width: 37.5em)"); // the popover lies along the foot of the window there

  let opener = null; // the term whose popover is open, or was last
  let pressed = null; // the popover that was open when the pointer came down, which closes it

  const popoverOf = (term) => document.getElementById(term.dataset.pbMeans);
  const isOpen = (popover) => popover.matches(":popover-open");

  // In a narrow window: at the bottom, with the term scrolled into view; at the top where the page ends before that.
  const lay = (popover, line) => {
    popover.classList.remove("pb-popover--high");
    const hidden = line.bottom + MARGIN - popover.getBoundingClientRect().top;
    const left = document.documentElement.scrollHeight - innerHeight - scrollY;
    if (hidden > left) popover.classList.add("pb-popover--high");
    else if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
  };

  // In a wide window: below the term, or above it where there is more room.
  const place = (popover, term) => {
    const line = term.getClientRects()[0]; // a term may be broken over two lines
    if (narrow.matches) return lay(popover, line);
    const { width, height } = popover.getBoundingClientRect();
    const left = Math.max(MARGIN, Math.min(line.left, document.documentElement.clientWidth - width - MARGIN));
    const below = line.bottom + MARGIN;
    const fits = below + height <= innerHeight || line.top < innerHeight - line.bottom;
    const top = fits ? below : line.top - MARGIN - height;
    popover.style.setProperty("--pb-left", `${left + scrollX}px`);
    popover.style.setProperty("--pb-top", `${Math.max(MARGIN, top + scrollY)}px`);
  };

  const open = (popover, term) => {
    opener = term;
    popover.showPopover({ source: term });
    place(popover, term);
    popover.focus({ preventScroll: true });
  };

  document.addEventListener("pointerdown", ({ target }) => {
    const term = target.closest?.(TERM);
    const popover = term && popoverOf(term);
    pressed = popover && popover.showPopover && isOpen(popover) ? popover : null;
  }, true);

  document.addEventListener("click", (event) => {
    const term = event.target.closest?.(TERM);
    const popover = term && popoverOf(term);
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!popover?.showPopover || elsewhere) return;
    event.preventDefault();
    if (isOpen(popover)) popover.hidePopover();
    else if (pressed !== popover) open(popover, term);
    pressed = null;
  });

  document.addEventListener("keydown", (event) => {
    const term = event.target.closest?.(TERM);
    if (term && event.key === " " && popoverOf(term)?.showPopover) {
      event.preventDefault(); // the space bar opens it, as it would press a button, and does not scroll the page
      term.click();
    }
    const popover = event.target.closest?.(".pb-popover");
    if (popover && event.key === "Tab") leave(popover, event);
  });

  // Tab on a popover's last link or button continues after the term; Shift+Tab on the first goes back to the term.
  const leave = (popover, event) => {
    const inside = [...popover.querySelectorAll("a[href], button")];
    const edges = event.shiftKey ? [popover, inside.at(0)] : [inside.at(-1)];
    if (!edges.includes(document.activeElement)) return;
    if (event.shiftKey) event.preventDefault();
    popover.hidePopover();
    opener?.focus();
  };

  document.addEventListener("toggle", ({ target, newState }) => {
    if (target.matches?.(".pb-popover")) opener?.setAttribute("aria-expanded", String(newState === "open"));
  }, true); // the event does not bubble

  // A link in a popover closes it, because the target may be on the same page.
  document.addEventListener("click", ({ target }) => {
    const popover = target.closest?.("a[href]")?.closest(".pb-popover");
    if (popover) popover.hidePopover();
  });

  addEventListener("resize", () => {
    const popover = opener && popoverOf(opener);
    if (popover && isOpen(popover)) place(popover, opener);
  });

  const prepare = () => {
    for (const term of document.querySelectorAll(TERM)) {
      if (!popoverOf(term)?.showPopover) continue;
      term.setAttribute("role", "button");
      term.setAttribute("aria-haspopup", "dialog");
      term.setAttribute("aria-expanded", "false");
    }
  };

  // Material swaps pages without loading them where its instant navigation is on, and says so here.
  if (globalThis.document$) document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
