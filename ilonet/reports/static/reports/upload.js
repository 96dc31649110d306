// A file over a poor line: in pieces, resumed where the line broke. Without script the same form sends it whole.
"use strict";
(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.fetch || !window.Blob) return;
  const chosen = form.querySelector("input[type=file]");
  const state = form.querySelector("[data-progress]");
  const key = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const piece = Number(form.dataset.piece);
  let busy = false, gaveUp = false;

  const tell = (text) => { state.hidden = false; state.textContent = text; };
  const rest = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
  const ask = (address, method, headers, body) => fetch(address, {
    method, body, credentials: "same-origin", redirect: "manual",
    headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": key, Accept: "application/json", ...headers },
  });
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  // Where to go on, however often the line breaks; gives up only when the server says no.
  const patiently = async (what) => {
    for (let pause = 1; ; pause = Math.min(pause * 2, 30)) {
      try {
        const answer = await what();
        if (answer.ok || answer.status === 409) return answer;
        if (answer.type === "opaqueredirect" || (answer.status < 500 && answer.status !== 429)) return null;
      } catch { /* the line is broken: below */ }
      tell(state.dataset.waiting);
      await rest(pause);
    }
  };

  const send = async (file) => {
    const begun = await patiently(() => ask(form.dataset.upload, "POST", {
      "Upload-Length": file.size, "Upload-Metadata": `filename ${base64(file.name)}`,
    }));
    if (!begun?.ok) return null;
    const address = begun.headers.get("Location");
    let offset = 0;
    while (offset < file.size) {
      const from = offset;
      let answer = await patiently(() => ask(address, "PATCH", {
        "Upload-Offset": from, "Content-Type": "application/offset+octet-stream",
      }, file.slice(from, from + piece)));
      if (answer?.status === 409) answer = await patiently(() => ask(address, "HEAD", {}));
      if (!answer?.ok) return null;
      offset = Number(answer.headers.get("Upload-Offset"));
      tell(state.dataset.text.replace("%s", Math.floor((100 * offset) / file.size)));
    }
    return address.split("/").filter(Boolean).pop();
  };

  form.addEventListener("submit", async (sending) => {
    const file = chosen.files[0];
    if (!file || file.size <= piece || form.elements.arrived.value || gaveUp) return;  // a small one goes whole
    sending.preventDefault();
    if (busy) return;
    if (file.size > Number(form.dataset.largest)) return tell(state.dataset.tooLarge);
    busy = true;
    const arrived = await send(file);
    busy = false;
    gaveUp = !arrived;
    if (arrived) {
      form.elements.arrived.value = arrived;
      chosen.value = "";
      tell(state.dataset.judging);
    }
    form.requestSubmit();  // what was refused on the way is refused in words
  }, true);
})();
