// Drag and drop, and how far copying is. Without it the form works as any other.
"use strict";
{
  const MOST_FILES = 100;
  const megabytes = (bytes) => Math.round(bytes / 1e6).toLocaleString("en-GB");
  const elsewhere = "Name the folder where they lie instead: then nothing is copied.";

  const refusal = (form, chosen) => {
    const size = [...chosen].reduce((sum, file) => sum + file.size, 0);
    if (chosen.length > MOST_FILES) return `These are ${chosen.length} files. Give at most ${MOST_FILES} at once, or name the folder where they lie.`;
    if (size > Number(form.dataset.room)) return `These files have ${megabytes(size)} MB. While they are copied, twice as much must be free on this computer, and there is room for ${megabytes(form.dataset.room)} MB only. ${elsewhere}`;
    return "";
  };

  const prepare = (form) => {
    const files = form.querySelector("input[type=file]");
    const drop = form.querySelector("[data-drop]");
    const sending = form.querySelector("[data-sending]");
    const button = form.querySelector("button.primary");
    const error = form.querySelector("[role=alert]");

    const complain = (sentence) => {
      error.textContent = sentence;
      error.hidden = !sentence;
      sending.hidden = true;
      button.disabled = false;
      if (sentence) error.scrollIntoView({ block: "nearest" });
    };

    // A file that is dropped beside the frame would be opened by the browser, in the place of the page.
    document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      const given = event.dataTransfer;
      if (!given.files.length || !form.isConnected || button.disabled) return;
      const folder = [...given.items].map((one) => one.webkitGetAsEntry?.()).find((entry) => entry?.isDirectory);
      if (folder) return complain(`${folder.name} is a folder. Name its path below, or give it packed as a zip.`);
      files.files = given.files;
      complain(refusal(form, files.files));
    });
    files.addEventListener("change", () => complain(refusal(form, files.files)));

    form.addEventListener("submit", (event) => {
      if (!files.files.length) return;
      event.preventDefault();
      if (button.disabled) return;
      const why = refusal(form, files.files);
      complain(why);
      if (!why) send();
    });

    const send = () => {
      const request = new XMLHttpRequest();
      const bar = sending.querySelector("progress");
      const sent = sending.querySelector("[data-sent]");
      const leaving = (event) => event.preventDefault();
      sending.hidden = false;
      button.disabled = true;
      window.addEventListener("beforeunload", leaving);
      request.upload.addEventListener("progress", (now) => {
        if (!now.lengthComputable) return;
        bar.value = (100 * now.loaded) / now.total;
        sent.textContent = `${megabytes(now.loaded)} of ${megabytes(now.total)} MB`;
      });
      request.upload.addEventListener("load", () => {
        bar.removeAttribute("value");
        sent.textContent = "All is sent and is being put in its place.";
      });
      request.addEventListener("loadend", () => window.removeEventListener("beforeunload", leaving));
      request.addEventListener("load", () => {
        window.removeEventListener("beforeunload", leaving);
        if (request.status < 400) return location.assign(request.responseURL);
        const page = new DOMParser().parseFromString(request.responseText, "text/html");
        if (!page.querySelector("form[data-upload]")) return complain(page.querySelector("h1").textContent);
        document.querySelector("main").replaceWith(page.querySelector("main"));
        document.querySelectorAll("form[data-upload]").forEach(prepare);
        document.querySelector("main [role=alert]")?.scrollIntoView({ block: "nearest" });
      });
      request.addEventListener("error", () => complain("The desk was not there to the end, so nothing was taken. See whether it still runs, and send the files again."));
      request.addEventListener("abort", () => complain("Stopped. Nothing was taken."));
      sending.querySelector("[data-stop]").onclick = () => request.abort();
      request.open("POST", form.action);
      request.send(new FormData(form));
    };
  };

  document.querySelectorAll("form[data-upload]").forEach(prepare);
}
