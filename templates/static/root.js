// Forwards a reader to the first of her languages that the site has; without a script the page shows all of them.
"use strict";

(() => {
  const homes = new Map();
  for (const link of document.querySelectorAll("link[rel=alternate][hreflang]:not([type])")) {
    homes.set(link.hreflang, new URL(link.href).pathname);
  }
  for (const tag of navigator.languages || []) {
    const home = homes.get(tag) || homes.get(tag.split("-")[0]);
    if (home) {
      location.replace(home);
      return;
    }
  }
})();
