// Copies the words of a field; where the browser does not let a page do so, it selects them, so
// that one key copies. Without this file the button is not shown.
(() => {
  "use strict";
  const PAUSE = 2000; // milliseconds for which the button says what it did

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return false;
    }
  }

  async function onClick(event) {
    const button = event.currentTarget;
    const said = button.textContent;
    const done = await copy(document.getElementById(button.dataset.copies));
    button.textContent = done ? button.dataset.copied : "Selected: press Ctrl C";
    setTimeout(() => { button.textContent = said; }, PAUSE);
  }

  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", onClick);
  }
})();
