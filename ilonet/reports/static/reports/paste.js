// Pasting from a word processor: headings, lists and tables stay, as plain text; the rest is lost (lib/markup.py does the same).
"use strict";
(() => {
  const DROPPED = new Set("head style script title meta link xml del template noscript svg math object iframe img button select textarea input audio video canvas embed".split(" "));
  const BLOCKS = new Set("address article aside blockquote body center dd div dl dt figure footer form header hr html main nav p pre section td th tr tbody thead tfoot".split(" "));
  const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment|mso-list\s*:\s*ignore/i;
  const WORD_LIST = /mso-list\s*:\s*\S+\s+level(\d)/i;
  const NUMBERED = /^\(?(?:\d+|[a-z]|[ivx]+)[.)]$/i;
  const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
  const DEEPEST_ITEM = 3;
  const tag = (one) => one.localName ?? "";
  const style = (one) => one.getAttribute?.("style") ?? "";
  const isText = (one) => one.nodeType === Node.TEXT_NODE;
  const isElement = (one) => one.nodeType === Node.ELEMENT_NODE;
  const isDropped = (one) => DROPPED.has(tag(one)) || HIDDEN.test(style(one));
  const is = (one, ...tags) => isElement(one) && tags.includes(tag(one)) && !isDropped(one);
  const tidy = (text) => text.replace(INVISIBLE, "").split(/\s+/).filter(Boolean).join(" ");

  const texts = (nodes) => [...nodes].flatMap((one) => {
    if (isText(one)) return [one.data];
    if (!isElement(one) || isDropped(one)) return [];
    const apart = BLOCKS.has(tag(one)) || ["br", "li", "ul", "ol"].includes(tag(one));
    return apart ? [" ", ...texts(one.childNodes), " "] : texts(one.childNodes);
  });
  const words = (nodes) => tidy(texts(nodes).join(""));
  const marker = (one) => {
    for (const child of one.children) {
      if (/mso-list/i.test(style(child)) && HIDDEN.test(style(child))) return words(child.childNodes);
      const found = marker(child);
      if (found) return found;
    }
    return "";
  };
  const mark = (said) => {
    if (!NUMBERED.test(said)) return "-";
    const figures = said.replace(/[(.)]/g, "");
    return /^\d+$/.test(figures) ? `${figures}.` : "1.";
  };
  const rowsOf = (one) => [...one.children].flatMap((child) => {
    if (is(child, "tr")) return [child];
    return is(child, "thead", "tbody", "tfoot") ? rowsOf(child) : [];
  });

  const asPlain = (html) => {
    const blocks = [];
    let line = "";
    const end = () => {
      const said = line.split("\n").map(tidy).filter(Boolean).join("\n");
      if (said) blocks.push(["text", said]);
      line = "";
    };
    const block = (kind, text, said) => { end(); if (said) blocks.push([kind, text]); };
    const item = (mark, said, level) => block("item", `${"  ".repeat(Math.min(level, DEEPEST_ITEM))}${mark} ${said}`, said);
    const list = (one, level) => {
      end();
      let number = 0;
      for (const each of one.children) {
        if (isDropped(each)) continue;
        if (is(each, "ul", "ol")) { list(each, level + 1); continue; }
        number += 1;
        const inner = [...each.children].filter((child) => ["ul", "ol"].includes(tag(child)));
        item(tag(one) === "ol" ? `${number}.` : "-", words([...each.childNodes].filter((child) => !inner.includes(child))), level);
        inner.forEach((child) => list(child, level + 1));
      }
    };
    const apart = (one, level) => { end(); walk(one, level); end(); };
    const table = (one, level) => {
      const rows = rowsOf(one).map((row) => [...row.children].filter((cell) => is(cell, "td", "th")));
      if (Math.max(0, ...rows.map((row) => row.length)) < 2) return apart(one, level);
      const told = rows.map((row) => row.map((cell) => words(cell.childNodes).replaceAll("|", "/")));
      const said = told.filter((row) => row.some(Boolean)).map((row) => `| ${row.join(" | ")} |`).join("\n");
      return block("table", said, told.flat().join(""));
    };
    const element = (one, level) => {
      const word = WORD_LIST.exec(style(one));
      if (tag(one) === "br") line += "\n";
      else if (/^h[1-6]$/.test(tag(one))) block("heading", `## ${words(one.childNodes)}`, words(one.childNodes));
      else if (["ul", "ol"].includes(tag(one))) list(one, level);
      else if (tag(one) === "table") table(one, level);
      else if (word && BLOCKS.has(tag(one))) item(mark(marker(one)), words(one.childNodes), Number(word[1]) - 1);
      else if (BLOCKS.has(tag(one))) apart(one, level);
      else walk(one, level);
    };
    const walk = (within, level = 0) => {
      for (const child of within.childNodes) {
        if (isText(child)) line += child.data.replace(/[\n\r]/g, " ");
        else if (isElement(child) && !isDropped(child)) element(child, level);
      }
    };
    walk(new DOMParser().parseFromString(html, "text/html").body);
    end();
    return blocks.reduce((told, [kind, text], place) => {
      const together = place && kind === "item" && blocks[place - 1][0] === "item";
      return told + (together ? "\n" : place ? "\n\n" : "") + text;
    }, "");
  };

  // Into the text, where the cursor stands; by the browser's own means, so that it can be undone.
  const isSection = (one) => one instanceof HTMLTextAreaElement && /^sections\.\d+\.text$/.test(one.name);
  const insert = (area, text) => {
    if (document.execCommand?.("insertText", false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("paste", (pasting) => {
    const area = pasting.target;
    const html = pasting.clipboardData?.getData("text/html");
    if (!isSection(area) || !html) return;
    const text = asPlain(html);
    if (!text) return;
    pasting.preventDefault();
    insert(area, text);
  });

  // One's own phrases, where one wrote last; in the last section where one has not written yet.
  let last = null;
  document.addEventListener("focusin", (coming) => { if (isSection(coming.target)) last = coming.target; });
  document.addEventListener("click", (press) => {
    const phrase = press.target.closest("[data-phrase]");
    const area = last ?? [...document.querySelectorAll("textarea")].filter(isSection).at(-1);
    if (!phrase || !area) return;
    press.preventDefault();
    area.focus();
    const before = area.value.slice(0, area.selectionStart);
    insert(area, (before && !/\s$/.test(before) ? " " : "") + phrase.textContent.trim());
  });
})();
