// What pages do beyond HTML: cards of names, who held a post in a month, Esc. Every page works without it.
"use strict";

(() => {
  const cast = new Map();
  for (const item of document.querySelectorAll(".article .cast > li")) {
    cast.set(item.querySelector(".who a").href, item);
  }

  const card = document.createElement("div");
  card.className = "hovercard";
  card.id = "hovercard";
  card.hidden = true;
  let shown = null; // the name whose card is open
  let timer = 0;

  const later = (act, ms) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };

  const close = () => {
    clearTimeout(timer);
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  };

  const place = (name) => {
    const lines = name.getClientRects();
    const box = lines[lines.length - 1];
    const width = card.offsetWidth;
    const start = document.dir === "rtl" ? box.right - width : box.left;
    const left = Math.max(12, Math.min(start, document.documentElement.clientWidth - width - 12));
    const below = box.bottom + card.offsetHeight + 16 < innerHeight || box.top < card.offsetHeight + 16;
    const top = below ? box.bottom + 6 : box.top - card.offsetHeight - 6;
    card.style.left = `${left + scrollX}px`;
    card.style.right = "auto";
    card.style.top = `${top + scrollY}px`;
  };

  const open = (name) => {
    clearTimeout(timer);
    if (shown === name) return;
    close();
    card.replaceChildren(...[...cast.get(name.href).children].map((part) => part.cloneNode(true)));
    card.hidden = false;
    shown = name;
    name.setAttribute("aria-describedby", card.id);
    place(name);
  };

  for (const name of document.querySelectorAll(".prose a.ref")) {
    if (!cast.has(name.href)) continue;
    if (!card.isConnected) document.querySelector("main").append(card);
    let touched = false;
    name.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    name.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") later(() => open(name), 250); });
    name.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") later(close, 300); });
    name.addEventListener("focus", () => { if (!touched) open(name); });
    name.addEventListener("blur", (event) => { if (!card.contains(event.relatedTarget)) later(close, 150); });
    name.addEventListener("click", (event) => {
      if (!touched || shown === name) return;
      event.preventDefault(); // the first tap opens the card, which holds the link
      open(name);
    });
  }

  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => later(close, 300));
  card.addEventListener("focusin", () => clearTimeout(timer));
  card.addEventListener("focusout", (event) => { if (!card.contains(event.relatedTarget)) close(); });
  addEventListener("resize", close);
  document.addEventListener("pointerdown", (event) => {
    if (shown && !card.contains(event.target) && !shown.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    const way = document.querySelector("form.search input, .to-search");
    const typing = event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === "/" && way && !typing) {
      event.preventDefault();
      if (way.href) location.href = way.href; else way.focus();
    }
    if (event.key !== "Escape") return;
    close();
    if (document.activeElement.matches(".dated")) document.activeElement.blur();
  });

  // Days are ISO 8601, so that they compare as text; "-" is not known.
  const held = ([first, begunBy, goingOn, last], from, to) => {
    if (first + begunBy + goingOn + last === "----") return ""; // nobody says anything
    if ((first !== "-" && to < first) || (last !== "-" && last < from)) return "no";
    return begunBy !== "-" && begunBy <= to && goingOn !== "-" && from <= goingOn ? "surely" : "perhaps";
  };

  const tell = (asked) => {
    const { value } = asked.querySelector("input");
    const answer = asked.querySelector("output");
    const month = /^\d{4}-\d\d$/.test(value) ? value : ""; // some browsers show a plain field
    const names = new Map(); // who: whether surely
    for (const row of asked.nextElementSibling.querySelectorAll(":scope > tbody > tr")) {
      const so = month ? held(row.dataset.held.split(" "), `${month}-01`, `${month}-31`) : "";
      row.classList.toggle("held-then", so === "surely" || so === "perhaps");
      row.classList.toggle("apart", so === "no");
      const who = row.querySelector(".role-other").textContent.trim();
      if (so === "surely" || so === "perhaps") names.set(who, names.get(who) || so === "surely");
    }
    const told = [...names].map(([who, surely]) => who + (surely ? "" : answer.dataset.perhaps));
    answer.textContent = month ? told.join(answer.dataset.comma) || answer.dataset.none : "";
  };

  for (const asked of document.querySelectorAll(".held")) {
    asked.hidden = false;
    asked.querySelector("input").addEventListener("input", () => tell(asked));
    addEventListener("pageshow", () => tell(asked)); // a browser that goes back keeps the month
  }

  // A reader's own digits and months, kept in this browser; the words of other languages stay as they are.
  const choices = document.querySelector(".choices");
  if (choices) {
    const selects = [...choices.querySelectorAll("select")];
    const { digits: native, gregorian, levantine } = choices.dataset;
    const lists = { gregorian: gregorian.split("|"), levantine: levantine.split("|") };
    const names = [...lists.gregorian, ...lists.levantine].sort((one, two) => two.length - one.length).join("|");
    const month = new RegExp(`(${names})(?:/(?:${names}))?`, "g");
    const written = new Map(); // texts as they came

    const isOurs = ({ parentElement: around }) =>
      around.closest("[lang]") === document.documentElement && !around.closest("code, pre, select, script, style");

    const reword = (text) => {
      if (!written.has(text)) written.set(text, text.data);
      const [digits, months] = selects.map((one) => one.value);
      const list = months && text.parentElement.closest("time, .date, .period, .absolute") ? lists[months] : null;
      const place = (name) => Math.max(lists.gregorian.indexOf(name), lists.levantine.indexOf(name));
      let words = written.get(text);
      if (list) words = words.replace(month, (_, name) => list[place(name)]);
      if (digits === "native") words = words.replace(/[0-9]/g, (one) => native[one]);
      if (digits === "latn") words = [...words].map((one) => (native.includes(one) ? native.indexOf(one) : one)).join("");
      if (text.data !== words) text.data = words;
    };

    const rewrite = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (isOurs(walker.currentNode)) reword(walker.currentNode);
    };

    choices.hidden = false;
    for (const one of selects) {
      try { one.value = localStorage.getItem(`siyaq-${one.name}`) || ""; } catch { /* no store */ }
      one.addEventListener("change", () => {
        try { localStorage.setItem(`siyaq-${one.name}`, one.value); } catch { /* no store */ }
        rewrite();
      });
    }
    if (selects.some((one) => one.value)) rewrite();
  }
})();
