// Pasting from a spreadsheet into rows: one cell into each box, from where the cursor stands; rows are added as needed.
"use strict";
(() => {
  const all = (what, within) => [...within.querySelectorAll(what)];
  const boxesOf = (row) => all(".row-boxes :is(input, select)", row);
  const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

  // As spreadsheets copy: tabs between cells, lines between rows, quotes around a cell that has either inside.
  const gridOf = (text) => {
    const rows = [[""]];
    let isQuoted = false;
    const add = (letter) => { rows.at(-1)[rows.at(-1).length - 1] += letter; };
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at];
      if (isQuoted && letter === '"' && text[at + 1] === '"') { add('"'); at += 1; }
      else if (letter === '"' && (isQuoted || rows.at(-1).at(-1) === "")) isQuoted = !isQuoted;
      else if (isQuoted) add(letter);
      else if (letter === "\t") rows.at(-1).push("");
      else if (letter === "\n") rows.push([""]);
      else if (letter !== "\r") add(letter);
    }
    return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim())).filter((row) => row.some(Boolean));
  };

  const labelOf = (box) => plain(box.labels?.[0]?.textContent ?? "");
  const isHead = (cells, boxes) => cells.some(Boolean) && cells.every((cell, place) => !cell || plain(cell) === labelOf(boxes[place]));

  // What a box cannot show stays to be seen all the same; saving says what is wrong with it.
  const put = (box, words) => {
    if (box instanceof HTMLSelectElement) {
      const known = [...box.options].find((one) => plain(one.textContent) === plain(words) || one.value === words);
      box.value = known?.value ?? (words ? box.appendChild(new Option(words, words)).value : "");
      return;
    }
    box.value = words;
    if (words && box.value !== words) {
      box.type = "text";
      box.value = words;
    }
  };

  const say = (text) => {
    const line = document.createElement("div");
    line.className = "notice";
    line.dataset.tone = "due";
    line.append(Object.assign(document.createElement("p"), { textContent: text }));
    document.querySelector("#said")?.replaceChildren(line);
  };

  document.addEventListener("paste", (pasting) => {
    const box = pasting.target;
    const rows = box.closest?.("[data-rows]");
    const grid = gridOf(pasting.clipboardData?.getData("text/plain") ?? "");
    if (!rows || grid.flat().length < 2) return;
    const row = box.closest(".row");
    const column = boxesOf(row).indexOf(box);
    const room = boxesOf(row).length - column;
    if (column < 0) return;
    pasting.preventDefault();
    if (grid.some((cells) => cells.length > room)) return say(rows.dataset.tooWide);
    const told = isHead(grid[0], boxesOf(row).slice(column)) ? grid.slice(1) : grid;
    const first = all(".row", rows).indexOf(row);
    const missing = first + told.length - all(".row", rows).length;
    for (let more = 0; more < missing; more += 1) rows.querySelector("[data-add-row]").click();
    const shown = all(".row", rows).slice(first);
    told.forEach((cells, place) => cells.forEach((words, next) => put(boxesOf(shown[place])[column + next], words)));
    box.focus();
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
