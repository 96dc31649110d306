// What the gate would stop, told under the field while one writes: the changed paragraph travels, nothing is kept.
"use strict";
(() => {
  const FIELDS = "textarea, input[type=text]:not([list], [inputmode=numeric], [data-ungated])";
  const PAUSE = 700, LONGEST = 20000, AROUND = 40, REST = 30000;
  const made = (tag, given, ...within) => {
    const one = Object.assign(document.createElement(tag), given);
    one.append(...within);
    return one;
  };
  // The gate counts letters, the browser half letters.
  const unit = (text, letters) => [...text].slice(0, letters).join("").length;

  // A few whole words of the same line on each side.
  const before = (text, at) => {
    const line = text.slice(0, at).split("\n").at(-1);
    return line.length > AROUND ? `… ${line.slice(-AROUND).replace(/^\S*\s?/, "")}` : line;
  };
  const after = (text, at) => {
    const [line] = text.slice(at).split("\n");
    return line.length > AROUND ? `${line.slice(0, AROUND).replace(/\s?\S*$/, "")} …` : line;
  };

  const watch = (words) => {
    const form = words.closest("form"), say = words.dataset;
    const watched = new Map(); // what is known of each field
    let resting = 0, isOver = false;

    const paragraphs = (text) => {
      const parts = [];
      for (const match of text.matchAll(/[^\n](?:[^\n]|\n(?!\n))*/g)) parts.push({ text: match[0], at: match.index });
      return parts.filter((part) => part.text.trim() && part.text.length <= LONGEST);
    };

    const state = (field) => {
      if (!watched.has(field)) {
        const status = made("p", { className: "small", role: "status" });
        const list = made("div", { className: "typed" });
        const block = made("div", { className: "found" }, status, list);
        block.setAttribute("role", "group");
        block.setAttribute("aria-label", say.found);
        if (field.closest(".row-boxes")) field.closest(".field").after(block);
        else (field.closest(".field") ?? field.parentElement).append(block);
        // What was there when the page came was looked at when it was saved.
        const known = new Map(paragraphs(field.defaultValue).map((part) => [part.text, []]));
        watched.set(field, { block, status, list, known, timer: 0, asking: null, count: 0 });
      }
      return watched.get(field);
    };

    const ask = async (field) => {
      const mine = state(field);
      mine.asking?.abort();
      if (isOver || Date.now() < resting) return;
      const unknown = [];
      let size = 0;
      for (const { text } of paragraphs(field.value)) {
        if (mine.known.has(text) || unknown.includes(text) || size + text.length + 2 > LONGEST) continue;
        unknown.push(text);
        size += text.length + 2;
      }
      if (!unknown.length) return show(field);
      const body = new URLSearchParams({ text: unknown.join("\n\n"), language: form.elements.namedItem("language")?.value ?? document.documentElement.lang.slice(0, 2), csrfmiddlewaretoken: form.elements.namedItem("csrfmiddlewaretoken").value });
      mine.asking = new AbortController();
      try {
        const response = await fetch(say.typing, { method: "POST", body, credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" }, signal: mine.asking.signal });
        if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) isOver = true;
        else if (response.status === 429 || response.status >= 500) resting = Date.now() + REST;
        else learn(mine.known, unknown, response.ok ? (await response.json()).findings : []);
        show(field);
      } catch { /* No line: saving says so, and looks at the text anyway. */ }
    };

    const learn = (known, asked, findings) => {
      let at = 0;
      const whole = asked.join("\n\n");
      for (const text of asked) {
        const ends = at + text.length, begins = at;
        known.set(text, findings.map((one) => ({ ...one, from: unit(whole, one.start), to: unit(whole, one.end) }))
          .filter((one) => one.from >= begins && one.from < ends)
          .map((one) => ({ ...one, from: one.from - begins, to: Math.min(one.to, ends) - begins })));
        at = ends + 2;
      }
    };

    const show = (field) => {
      const mine = state(field);
      const open = paragraphs(field.value).flatMap((part) => (mine.known.get(part.text) ?? []).map((one) => ({ ...one, from: part.at + one.from, to: part.at + one.to })));
      const inside = mine.list.contains(document.activeElement);
      mine.list.replaceChildren(...open.map((one) => told(field, one)));
      if (inside) (mine.list.querySelector("button") ?? field).focus();
      if (open.length !== mine.count) mine.status.textContent = open.length ? say.count.replace("%s", open.length) : say.clear;
      mine.count = open.length;
      settle(field);
    };

    // A place told when the page came is not told any longer once its words are gone.
    const settle = (field) => {
      for (const notice of form.querySelectorAll(`#${CSS.escape(`found-${field.name}`)} .notice`)) {
        notice.hidden = !field.value.includes(notice.querySelector("mark").textContent.replace(/…$/, ""));
      }
    };

    const told = (field, one) => {
      const text = field.value;
      const quoted = made("q", {}, before(text, one.from), made("mark", { textContent: text.slice(one.from, one.to) }), after(text, one.to));
      const notice = made("div", { className: "notice" }, made("p", {}, made("strong", { textContent: one.message }), " ", quoted), made("p", { textContent: one.advice }));
      notice.dataset.tone = one.held ? "late" : "due";
      const buttons = made("p", {});
      const place = text.slice(one.from, one.to);
      if (one.instead !== null) {
        const mask = made("button", { type: "button", className: "button", textContent: say.mask });
        mask.ariaLabel = `${say.mask}: ${place}`;
        mask.addEventListener("click", () => put(field, one, place));
        buttons.append(mask, " ");
      }
      const go = made("button", { type: "button", className: "button plain", textContent: say.go });
      go.addEventListener("click", () => { field.focus(); select(field, one, place); });
      buttons.append(go);
      notice.append(buttons);
      return notice;
    };

    // The words may have moved since they were told: somebody types on.
    const select = (field, one, place) => {
      let at = one.from;
      if (field.value.slice(at, at + place.length) !== place) {
        const places = [...field.value.matchAll(new RegExp(place.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "g"))].map((found) => found.index);
        if (!places.length) return false;
        at = places.reduce((near, next) => (Math.abs(next - one.from) < Math.abs(near - one.from) ? next : near));
      }
      field.setSelectionRange(at, at + place.length);
      return true;
    };

    // Typed in its place, so that the browser can take it back.
    const put = (field, one, place) => {
      field.focus();
      if (!select(field, one, place)) return ask(field);
      const before = field.value;
      document.execCommand("insertText", false, one.instead);
      if (field.value === before) {
        field.setRangeText(one.instead, field.selectionStart, field.selectionEnd, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      state(field).status.textContent = say.masked;
      state(field).count = -1;
      clearTimeout(state(field).timer);
      ask(field);
    };

    form.addEventListener("input", (typed) => {
      if (!typed.target.matches?.(FIELDS)) return;
      const mine = state(typed.target);
      clearTimeout(mine.timer);
      mine.timer = setTimeout(() => ask(typed.target), PAUSE);
    });
  };

  document.querySelectorAll("[data-typing]").forEach((words) => {
    if (words.dataset.watched) return;
    words.dataset.watched = "yes";
    watch(words);
  });
})();
