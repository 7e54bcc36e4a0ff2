// Drag and drop, and how far copying is. Without it the form works as any other.
"use strict";
for (const form of document.querySelectorAll("form[data-upload]")) {
  const drop = form.querySelector("[data-drop]");
  const files = form.querySelector("input[type=file]");
  const sending = form.querySelector("[data-sending]");

  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
  });

  form.addEventListener("submit", (event) => {
    if (!files.files.length) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    const bar = sending.querySelector("progress");
    sending.hidden = false;
    form.querySelector("button").disabled = true;
    request.upload.addEventListener("progress", (now) => {
      if (now.lengthComputable) bar.value = (100 * now.loaded) / now.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) return location.assign(request.responseURL);
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.querySelector("[role=alert]")?.scrollIntoView();
    });
    request.addEventListener("error", () => { form.querySelector("button").disabled = false; sending.hidden = true; });
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
}
