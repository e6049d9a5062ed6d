/* Folds the part of a page that stands just before this script, where the window is narrow and the text comes first.
   It runs while the page is being parsed, so that the layout does not shift. */
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 44.984375em)"); // Material's breakpoint between phone and tablet
  const part = document.currentScript.previousElementSibling;
  const fold = () => { part.open = !narrow.matches; };
  if (narrow.matches) fold();
  narrow.addEventListener("change", fold);
})();
