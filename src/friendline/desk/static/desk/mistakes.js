// Goes to the first field that was filled in wrongly when a form was sent back, so that the
// sentence below it is in sight. Without this file the sentence is there all the same.
(() => {
  "use strict";
  const REFUSED = 400; // from this status on, what was sent was not taken
  const status = performance.getEntriesByType("navigation")[0]?.responseStatus;
  if (status && status < REFUSED) return; // a browser that does not tell it may go there always
  const wrong = [...document.querySelectorAll('main [aria-invalid="true"]')];
  wrong.find((field) => field.getClientRects().length > 0)?.focus();
})();
