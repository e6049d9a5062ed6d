/* Folds the part of a page that stands just before this script, where the window is narrow and the text comes first.
   It is run while the page is being read, so that nothing moves once it is seen. */
(() => {
  "use strict";
  const narrow = matchMedia("(max-width: 44.984375em)"); // Material's phones; a tablet has room for both
  const part = document.currentScript.previousElementSibling;
  const fold = () => { part.open = !narrow.matches; };
  if (narrow.matches) fold();
  narrow.addEventListener("change", fold);
})();
