// Keys of the desk. What they are called stands in the pages (data-key), from the table in
// desk/keys.py; here is only what moving and pressing mean. Pages work without this file.
(() => {
  "use strict";
  const PATIENCE = 1200; // milliseconds between the two keys of a sequence
  let begun = "";
  let forgets = 0;

  const rows = () => [...document.querySelectorAll("[data-row]")].filter(isShown);
  const isShown = (element) => element.getClientRects().length > 0;
  const row = () => document.activeElement?.closest("[data-row]");
  const isOff = () => document.documentElement.dataset.keys === "off";

  const isWriting = (element) =>
    element.isContentEditable || element.matches("input, textarea, select");

  // The row that has the focus is asked before the page, so that one key means the row at hand.
  function pressedBy(keys) {
    const selector = `[data-key="${CSS.escape(keys)}"]`;
    const places = [row(), document.querySelector("dialog[open]"), document];
    for (const place of places.filter(Boolean)) {
      const found = [...place.querySelectorAll(selector)].find(isShown);
      if (found) return found;
    }
    return null;
  }

  function press(element) {
    const opens = element.dataset.opens && document.getElementById(element.dataset.opens);
    if (opens) opens.showModal();
    else if (element.matches("input, textarea, select")) element.focus();
    else element.click();
  }

  function move(by) {
    const all = rows();
    if (all.length === 0) return false;
    const at = all.indexOf(row());
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    const target = all[next].matches("a, button") ? all[next] : all[next].querySelector("a, button") ?? all[next];
    target.focus();
    all[next].scrollIntoView({ block: "nearest" });
    return true;
  }

  function act(keys) {
    if (keys === "j") return move(1);
    if (keys === "k") return move(-1);
    const element = pressedBy(keys);
    if (element) press(element);
    return element !== null;
  }

  const isBeginning = (key) => document.querySelector(`[data-key^="${CSS.escape(key)} "]`) !== null;

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const focused = document.activeElement ?? document.body;
    if (event.key === "Escape") {
      if (isWriting(focused)) focused.blur();
      return;
    }
    if (isOff() || isWriting(focused)) return;
    if (document.querySelector("dialog[open]") || event.key.length > 1) return;
    clearTimeout(forgets);
    const keys = begun ? `${begun} ${event.key}` : event.key;
    begun = "";
    if (act(keys)) event.preventDefault();
    else if (keys === event.key && isBeginning(keys)) {
      begun = keys;
      forgets = setTimeout(() => { begun = ""; }, PATIENCE);
    }
  }

  // A link that opens something on the page does so, where there is a script; else it leads on.
  function onClick(event) {
    const opener = event.target.closest("[data-opens]");
    const opens = opener && document.getElementById(opener.dataset.opens);
    if (!opens || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    opens.showModal();
  }

  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
})();
