// The search page: what is typed, what is found, the way among results. The index itself is search-index.js.

const AT_ONCE = 8; // results
const PAUSE = 120; // milliseconds without a key before a search begins
const AROUND = 110; // characters on each side of a match in a long sentence

const form = document.querySelector("form.search");
const field = form.elements.q;
const list = document.querySelector(".found");
const told = document.querySelector(".told");
const more = document.querySelector(".more-found");
const idle = document.querySelector(".suggested");
const advice = document.querySelector(".advice");
const said = form.dataset;
const counts = JSON.parse(said.counts);
const plural = new Intl.PluralRules(document.documentElement.lang);
const { Index } = await import(said.engine);
const index = new Index(new URL(said.index, location.href));

let turn = 0; // of several searches at once only the last may show
let answer = { found: [], terms: [], whole: true };
let shown = 0;

const element = (name, className, ...inner) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inner);
  return made;
};

/** What a filter says of one of its values. */
const choice = (name, value) => [...form.querySelectorAll(`[name="${name}"]`)].find((one) => one.value === value).dataset;

const chosen = (name) => form.elements[name]?.value ?? "";

/** The pages of an answer that the filters let through; `but` is a filter that is left out of account. */
const filtered = (but = "") => answer.found.filter(({ page }) => {
  const { kind, language } = index.group(page);
  return ["kind", "language"].every((name) => name === but || !chosen(name) || chosen(name) === (name === "kind" ? kind : language));
});

/** Whether a word of a text is one that was asked for. */
const asked = (keys) => (word) => {
  if (keys.has(index.stem(word))) return true;
  return index.joined.some((one) => word.startsWith(one) && word.length - one.length > 2 && keys.has(index.stem(word.slice(one.length))));
};

/** Where the words that were asked for stand, and beside them the short words of their names, which mean nothing alone. */
const placesToMark = (text, { keys, short }) => {
  const places = index.placesOf(text);
  const isAsked = asked(keys);
  const isMarked = places.map(([, , words]) => words.some(isAsked));
  const touches = (at, other) => isMarked[other] && /^\s+$/.test(text.slice(places[Math.min(at, other)][1], places[Math.max(at, other)][0]));
  const follow = (at, other) => { isMarked[at] ||= places[at][2].some((word) => short.has(index.stem(word))) && touches(at, other); };
  for (let at = 1; at < places.length; at++) follow(at, at - 1);
  for (let at = places.length - 2; at >= 0; at--) follow(at, at + 1);
  return places.filter((_, at) => isMarked[at]);
};

/** A text with the words that were asked for marked, cut around the first where it is long. */
const marked = (text, wanted) => {
  const places = placesToMark(text, wanted);
  const [first, last] = places.length ? [places[0][0], places[0][1]] : [0, 0];
  let from = first > 2 * AROUND || text.length > 4 * AROUND ? Math.max(0, first - AROUND) : 0;
  if (from) from = text.indexOf(" ", from) + 1;
  const to = text.length > last + 2 * AROUND ? text.lastIndexOf(" ", last + 2 * AROUND) : text.length;
  const parts = [from ? "… " : ""];
  let at = from;
  for (const [start, end] of places.filter(([start, end]) => start >= from && end <= to)) {
    parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at, to), to < text.length ? " …" : ""];
};

/** The keys to mark: those that were found, and all other names of whoever is named by them; short words of these apart. */
const keysToMark = async (texts) => {
  const [keys, short] = [new Set(answer.terms.flatMap((term) => term.keys)), new Set()];
  const isAsked = asked(keys);
  const unmarked = ({ sentences, sentence }) => !index.placesOf(sentences[sentence] ?? "").some(([, , words]) => words.some(isAsked));
  if (!texts.some(unmarked)) return { keys, short };
  const { names, same } = await index.file(index.names);
  const own = [...keys];
  for (const key of own) for (const other of same[key] ?? []) keys.add(other);
  for (const name of names) {
    const words = name.split(" ").map(index.stem);
    if (own.some((key) => words.includes(key))) for (const one of words) (one.length > 2 ? keys : short).add(one);
  }
  return { keys, short };
};

const resultOf = (one, wanted) => {
  const here = one.language === document.documentElement.lang;
  const link = element("a", "", ...marked(one.sentences[0], wanted));
  link.href = new URL(`../${one.path}`, index.address);
  const title = element("h2", "", link);
  const about = element("p", "kicker", choice("kind", one.kind).name);
  if (one.date) about.append(element("span", "date", one.date));
  const place = one.sentence || Math.min(1, one.sentences.length - 1);
  const item = element("li", "", about, title);
  const text = place ? element("p", "passage", ...marked(one.sentences[place], wanted)) : "";
  item.append(text);
  if (here) return item;
  const { name, direction } = choice("language", one.language);
  about.append(element("span", "tag", name));
  link.hreflang = one.language;
  for (const part of [title, text, about.querySelector(".date")].filter(Boolean)) {
    [part.lang, part.dir] = [one.language, direction];
  }
  return item;
};

const show = async (mine) => {
  const pages = filtered().slice(shown, shown + AT_ONCE);
  const texts = (await Promise.all(pages.map(({ page }) => index.text(page)))).map((text, place) => ({ ...pages[place], ...text }));
  const wanted = await keysToMark(texts);
  if (mine !== turn) return;
  const items = texts.map((one) => resultOf(one, wanted));
  if (shown) list.append(...items); else list.replaceChildren(...items);
  if (shown) items[0]?.querySelector("a").focus();
  shown += items.length;
  more.hidden = shown >= filtered().length;
};

const countFilters = () => {
  form.querySelector(".filters").hidden = !answer.found.length;
  for (const name of ["kind", "language"]) {
    const pages = filtered(name).map(({ page }) => index.group(page)[name]);
    for (const choice of form.querySelectorAll(`[name="${name}"]`)) {
      const count = choice.value ? pages.filter((one) => one === choice.value).length : pages.length;
      choice.nextElementSibling.dataset.count = count;
      choice.parentElement.hidden = !count && !choice.checked;
    }
  }
};

const remember = () => {
  const address = new URL(location.href);
  address.hash = "";
  for (const name of ["q", "kind", "language"]) {
    const value = name === "q" ? field.value.trim() : chosen(name);
    if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(null, "", address);
};

const tell = () => {
  const count = filtered().length;
  const words = counts[plural.select(count)] ?? counts.other;
  told.textContent = count ? (answer.whole ? "" : `${said.some} `) + words.replace("{n}", count) : said.none;
  advice.hidden = count > 0;
};

const refresh = async (mine) => {
  shown = 0;
  countFilters();
  tell();
  await show(mine);
};

const search = async () => {
  const mine = ++turn;
  const query = field.value;
  field.dir = query ? "auto" : "";
  remember();
  const empty = !/[\p{L}\p{N}]/u.test(query);
  idle.hidden = !empty;
  if (empty) {
    form.querySelector(".filters").hidden = true;
    answer = { found: [], terms: [], whole: true };
    list.replaceChildren();
    told.textContent = "";
    [more.hidden, advice.hidden] = [true, true];
    return;
  }
  try {
    const found = await index.search(query, document.documentElement.lang);
    if (mine !== turn) return;
    answer = found;
    await refresh(mine);
  } catch {
    if (mine === turn) told.textContent = said.failed;
  }
};

let timer = 0;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
};

const links = () => [...list.querySelectorAll("h2 a")];
const go = (step) => {
  const all = links();
  const at = all.indexOf(document.activeElement) + step;
  (at < 0 ? field : all[Math.min(at, all.length - 1)])?.focus();
};

form.addEventListener("input", (event) => { if (event.target === field) soon(); });
form.addEventListener("change", (event) => {
  if (event.target === field) return;
  remember();
  refresh(++turn);
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  clearTimeout(timer);
  await search();
  links()[0]?.focus();
});
more.addEventListener("click", () => show(turn));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const inside = document.activeElement === field || list.contains(document.activeElement);
  if (inside && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    go(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && inside) {
    if (document.activeElement === field) field.value = "";
    field.focus();
    search();
  }
});

const given = new URL(location.href).searchParams;
form.hidden = false;
idle.hidden = false;
field.value = given.get("q") ?? "";
for (const name of ["kind", "language"]) {
  const choice = [...form.querySelectorAll(`[name="${name}"]`)].find((one) => one.value === given.get(name));
  if (choice) choice.checked = true;
}
if (location.hash === "#q") field.focus(); // as the way here says; else the page begins where every page does
search();
