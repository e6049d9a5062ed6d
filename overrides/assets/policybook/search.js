/* Carries what is typed into the home page's search field on to the site's search, which shows results at each letter.
   Without this script the form asks for the home page with the words in its address, and the search opens there. */
(() => {
  "use strict";
  const form = document.querySelector("[data-pb-search]");
  const own = form?.querySelector("input");
  const search = document.querySelector("[data-md-component=search-query]");
  const open = document.querySelector("[data-md-toggle=search]");
  if (!own || !search || !open) return;

  let handed = false;
  const hand = () => {
    if (!own.value) return;
    handed = true;
    search.value = own.value;
    search.focus(); // opens the search
    search.setSelectionRange(search.value.length, search.value.length);
    search.dispatchEvent(new Event("keyup")); // the event on which Material's search starts a query
  };

  own.addEventListener("input", (event) => event.isComposing || hand());
  own.addEventListener("compositionend", hand);
  form.addEventListener("submit", (event) => { event.preventDefault(); hand(); });

  // When the search is closed, the focus returns to this field.
  open.addEventListener("change", () => {
    if (!handed || open.checked) return;
    handed = false;
    own.value = "";
    own.focus({ preventScroll: true });
  });
})();
