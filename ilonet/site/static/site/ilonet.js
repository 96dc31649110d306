// What the browser adds where it can: keys, drafts that save themselves, one press for one act. Every page works without.
"use strict";
(() => {
  const find = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const said = find("#said");

  // One line in the live region; an act answers where one looks and where one listens.
  const say = (text, tone) => {
    if (!said) return;
    const line = document.createElement("div");
    line.className = "notice";
    if (tone) line.dataset.tone = tone;
    line.append(Object.assign(document.createElement("p"), { textContent: text }));
    said.replaceChildren(line);
  };

  // Keys: any link, button or field with data-key; can be switched off on this device (WCAG 2.1.4).
  const remembered = (() => { try { return window.localStorage; } catch { return null; } })();
  const keysAreOff = () => remembered?.getItem("keys") === "off";
  const isTyping = (where) => where.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (press) => {
    if (press.ctrlKey || press.metaKey || press.altKey || press.key.length !== 1 || press.isComposing) return;
    if (isTyping(press.target) || keysAreOff()) return;
    const meant = find(`[data-key="${CSS.escape(press.key)}"]`);
    if (!meant) return;
    press.preventDefault();
    meant.focus();
    if (!meant.matches("input, textarea, select")) meant.click();
  });
  const listKeys = () => {
    const list = find("#keys dl");
    if (!list) return;
    document.addEventListener("keydown", (press) => { if (press.key === "Escape") find("#keys").open = false; });
    for (const meant of all("[data-key]:not(#find, summary)")) {
      const row = document.createElement("div");
      const key = document.createElement("dt");
      key.append(Object.assign(document.createElement("kbd"), { textContent: meant.dataset.key }));
      row.append(key, Object.assign(document.createElement("dd"), { textContent: meant.ariaLabel || meant.textContent.trim() }));
      list.append(row);
    }
    const choice = find("[data-keys-choice]");
    const box = choice && find("input", choice);
    if (!box || !remembered) return;
    choice.hidden = false;
    box.checked = !keysAreOff();
    box.addEventListener("change", () => remembered.setItem("keys", box.checked ? "on" : "off"));
  };

  // One press, one act. The one-time key in the form is the guarantee; this spares the wait.
  document.addEventListener("submit", (sending) => {
    const form = sending.target;
    if (sending.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) return sending.preventDefault();
    form.dataset.sent = "yes";
    form.dataset.clean = "yes";
    const buttons = all("button, [type=submit]", form);
    buttons.forEach((button) => button.setAttribute("aria-disabled", "true"));
    setTimeout(() => release(form), 10000);
  });
  const release = (form) => {
    delete form.dataset.sent;
    all("[aria-disabled]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  };
  window.addEventListener("pageshow", (shown) => shown.persisted && all("form").forEach(release));

  // Leaving with unsaved text asks first.
  const watchLeaving = (form) => {
    form.dataset.clean = "yes";
    form.addEventListener("input", () => { form.dataset.clean = ""; });
  };
  window.addEventListener("beforeunload", (leaving) => {
    if (all("form[data-confirm-leave], form[data-autosave]").some((form) => form.dataset.clean === "")) leaving.preventDefault();
  });

  // Drafts: the text stays on the page until the server says that it has it.
  const autosave = (form) => {
    const state = find("[data-saved]", form);
    let timer = 0, pause = 5000, busy = false, again = false, stopped = false;
    const tell = (kind, text) => {
      if (!state) return;
      state.dataset.state = kind;
      state.textContent = text;
    };
    const size = (text) => [...text.values()].reduce((sum, one) => sum + 3 * String(one).length + 100, 0);
    const later = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };
    const waitForLine = () => {
      tell("waiting", state?.dataset.waitingText);
      later(pause);
      pause = Math.min(pause * 2, 60000);
    };
    const keepVersion = (answer) => {
      const version = form.elements.namedItem("version");
      if (version && answer.version !== undefined) version.value = answer.version;
      if (!again) form.dataset.clean = "yes";
      pause = 5000;
      tell("saved", (state?.dataset.savedText || "%s").replace("%s", answer.saved_at ?? ""));
    };
    const save = async () => {
      if (stopped || form.dataset.sent) return;
      if (busy) { again = true; return; }
      busy = true;
      again = false;
      const text = new FormData(form);
      text.delete("once");
      tell("saving", state?.dataset.savingText);
      try {
        const response = await fetch(form.dataset.autosave, {
          method: "POST", body: text, credentials: "same-origin", keepalive: document.visibilityState === "hidden" && size(text) < 60000, redirect: "manual", headers: { Accept: "application/json" },
        });
        const answer = await response.json().catch(() => ({}));
        if (response.type === "opaqueredirect" || response.status === 401) tell("refused", state?.dataset.endedText);
        else if (response.ok) keepVersion(answer);
        else if (response.status >= 500 || response.status === 429) waitForLine();
        else {
          stopped = response.status === 409;
          tell("refused", [answer.error?.message ?? state?.dataset.refusedText, answer.error?.hint].filter(Boolean).join(" "));
        }
      } catch { waitForLine(); }
      busy = false;
      if (again) later(1000);
    };
    form.addEventListener("input", () => { if (busy) again = true; else later(2000); });
    // A lid that closes, another app, a phone that sleeps: what is typed leaves at once, and goes on while the page rests.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && form.dataset.clean === "") { clearTimeout(timer); save(); }
    });
    window.addEventListener("online", () => { if (form.dataset.clean === "") later(0); });
  };

  // What was typed and never sent comes back, on whichever device its writer goes on.
  const putBack = async (form) => {
    const kept = form.elements.namedItem("unsent");
    if (!kept) return;
    try {
      const response = await fetch(`${form.dataset.autosave}?form=${encodeURIComponent(kept.value)}`, { credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" } });
      const { fields, kept_at: at } = response.ok ? await response.json() : {};
      if (!fields || form.dataset.clean === "") return;
      all("[type=checkbox], [type=radio]", form).forEach((one) => { one.checked = (fields[one.name] ?? []).includes(one.value); });
      for (const [name, values] of Object.entries(fields)) {
        all(`[name="${CSS.escape(name)}"]:is(textarea, select, input:not([type=hidden], [type=checkbox], [type=radio], [type=file]))`, form).forEach((one, number) => {
          if (one.multiple) [...one.options].forEach((option) => { option.selected = values.includes(option.value); });
          else if (values[number] !== undefined) one.value = values[number];
          if (one.value && !one.matches("select")) one.closest("details")?.setAttribute("open", "");
        });
      }
      const state = find("[data-saved]", form);
      state.dataset.state = "saved";
      state.textContent = state.dataset.backText.replace("%s", at);
    } catch { /* no line: what the server has is found the next time */ }
  };

  // Several among many: typing narrows the list; what is chosen stays in sight.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const narrow = (many) => {
    const asked = find("input[type=search]", many);
    const rows = all("li", many).map((row) => ({ row, box: find("input", row), text: plain(row.textContent) }));
    const show = () => {
      const wanted = plain(asked.value.trim());
      rows.forEach(({ row, box, text }) => { row.hidden = !box.checked && !text.includes(wanted); });
      all(".many-heading", many).forEach((heading) => { heading.hidden = !find("li:not([hidden])", heading.nextElementSibling); });
      find("[data-many-chosen]", many).textContent = rows.filter(({ box }) => box.checked).length;
    };
    find(".many-find", many).hidden = false;
    asked.addEventListener("input", show);
    asked.addEventListener("keydown", (press) => { if (press.key === "Enter") press.preventDefault(); });
    many.addEventListener("change", show);
    show();
  };

  // Rows come and go in place; without script the same buttons ask the server, which keeps what was typed.
  const numbered = (text, number) => text.replace(/\.\d+(?=\.|$)/, `.${number}`);
  const renumber = (row, number) => {
    row.dataset.row = number;
    [row, ...all("[name], [id], [for], [aria-describedby]", row)].forEach((one) => ["name", "id", "for", "aria-describedby"].forEach((name) => {
      if (one.hasAttribute(name)) one.setAttribute(name, numbered(one.getAttribute(name), number));
    }));
  };
  const keepRows = (rows) => {
    const changed = () => {
      all(".row", rows).forEach((row, place) => {
        const said = (text) => text.replace(/\d+$/, place + 1);
        find("[data-row-number]", row).textContent = place + 1;
        row.setAttribute("aria-label", said(row.getAttribute("aria-label")));
        const remove = find("[data-remove-row]", row);
        remove.textContent = said(remove.textContent.trim());
        remove.setAttribute("formaction", remove.getAttribute("formaction").replace(/\d+(?=\/removal\/$)/, place));
      });
      rows.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const blank = (row) => {
      all(".found, .errors", row).forEach((one) => one.remove());
      all(".wrong", row).forEach((one) => one.classList.remove("wrong"));
      all("input, select, textarea", row).forEach((box) => { box.value = ""; box.removeAttribute("aria-invalid"); });
    };
    rows.addEventListener("click", (press) => {
      const added = press.target.closest("[data-add-row]"), removed = press.target.closest("[data-remove-row]");
      if (!added && !removed) return;
      press.preventDefault();
      const known = all(".row", rows);
      if (added) {
        const row = known.at(-1).cloneNode(true);
        blank(row);
        renumber(row, Math.max(...known.map((one) => Number(one.dataset.row))) + 1);
        known.at(-1).after(row);
        find("input, select, textarea", row).focus();
      } else if (known.length > 1) {
        const gone = removed.closest(".row");
        const next = gone.nextElementSibling?.matches(".row") ? gone.nextElementSibling : gone.previousElementSibling;
        gone.remove();
        find("input, select, textarea", next)?.focus();
      } else blank(known[0]);
      changed();
    });
  };

  // Fragments and passkeys that cannot be had say so.
  document.addEventListener("htmx:sendError", () => say(said?.dataset.noLine, "due"));
  document.addEventListener("allauth.error", () => say(said?.dataset.noPasskey, "late"));
  document.addEventListener("htmx:responseError", (refused) => {
    const page = new DOMParser().parseFromString(refused.detail.xhr.responseText, "text/html");
    const told = [find("h1", page), find(".refusal p", page)].map((part) => part?.textContent.trim()).filter(Boolean);
    say(told.length ? told.join(" ") : said?.dataset.failed, "late");
  });

  all("form[data-confirm-leave], form[data-autosave]").forEach(watchLeaving);
  all("form[data-autosave]").forEach(autosave);
  all("form[data-autosave]").forEach(putBack);
  all("[data-many]").forEach(narrow);
  all("[data-rows]").forEach(keepRows);
  listKeys();
  find(".error-summary")?.focus();
})();
