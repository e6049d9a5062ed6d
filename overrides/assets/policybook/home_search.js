/* Carries what is typed into the home page's search field on to the site's search, which shows results at each letter.
   Without this script the form asks for the home page with the words in its address, and the search opens there. */
(() => {
  "use strict";
  const form = document.querySelector("[data-pb-search]");
  const own = form?.querySelector("input");
  const toggle = document.querySelector("[data-md-toggle=search]");
  if (!own || !globalThis.policybookFinder) return;
  const hand = () => own.value && globalThis.policybookFinder.hand(own.value, own);
  own.addEventListener("input", (event) => event.isComposing || hand());
  own.addEventListener("compositionend", hand);
  form.addEventListener("submit", (event) => { event.preventDefault(); hand(); });
  toggle.addEventListener("change", () => { if (!toggle.checked) own.value = ""; });
})();
