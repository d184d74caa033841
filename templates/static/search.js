// The search page: what is typed, what is found, the way among results. The index itself is search-index.js.

const AT_ONCE = 8; // results
const PAUSE = 120; // milliseconds without a key before a search begins
const BEFORE = 50; // characters that are shown before the words asked for, in a long text
const LENGTH = 130; // characters of a text that is shown
const READ = 2; // results whose pages are read at once; the others are as they scroll into view
const REST = 300; // milliseconds until then, in which one may go on typing
const BLOCKS = "h1, h2, h3, p, li, td, dd, figcaption";

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

const here = document.documentElement.lang;

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

/** Those pages by entry, each in the reader's own language where it is there; `others` are those in other languages. */
const grouped = () => {
  const entries = new Map();
  for (const one of filtered()) entries.set(index.entry(one.page), [...entries.get(index.entry(one.page)) ?? [], one]);
  return [...entries.values()].map((pages) => {
    const own = pages.find(({ page }) => index.group(page).language === here) ?? pages[0];
    return { ...own, others: pages.filter((one) => one !== own).map(({ page }) => index.group(page).language) };
  });
};

/** The keys that a word of a text may be found by: its stem, and without the letters joined to it. */
const forms = (word) => [word, ...index.joined.filter((one) => word.startsWith(one) && word.length - one.length > 2).map((one) => word.slice(one.length))]
  .map(index.stem);

/** Whether a word of a text is one that was asked for. */
const asked = (keys) => (word) => forms(word).some((one) => keys.has(one));

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

/** A text with the words that were asked for marked, cut around the densest of them where it is long. */
const marked = (text, wanted) => {
  const all = placesToMark(text, wanted);
  const near = (start) => new Set(all.filter(([at, end]) => at >= start && end <= start + LENGTH - BEFORE).map(([at, end]) => text.slice(at, end))).size;
  const first = all.reduce((best, [start]) => (near(start) > near(best) ? start : best), all[0]?.[0] ?? 0);
  const from = text.length > LENGTH && first > BEFORE ? text.indexOf(" ", first - BEFORE) + 1 : 0;
  const parts = [from ? "… " : ""];
  let at = from;
  for (const [start, end] of all.filter(([start]) => start >= from)) {
    parts.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
};

/** The keys that were found, to be marked. */
const asFound = () => ({ keys: new Set(answer.terms.flatMap((term) => term.keys)), short: new Set() });

/** The keys to mark: those that were found, and all other names of whoever is named by them; short words of these apart. */
const withNames = async () => {
  const { keys, short } = asFound();
  const { names, same } = await index.file(index.names);
  const own = [...keys];
  for (const key of own) for (const other of same[key] ?? []) keys.add(other);
  for (const name of names) {
    const words = name.split(" ").map(index.stem);
    if (own.some((key) => words.includes(key))) for (const one of words) (one.length > 2 ? keys : short).add(one);
  }
  return { keys, short };
};

/** The blocks of text that a page has of its own. */
const blocksOf = async (path) => {
  const page = new DOMParser().parseFromString(await (await fetch(new URL(`../${path}`, index.address))).text(), "text/html");
  for (const one of page.querySelectorAll("main :is(nav, aside, form, .further, .kicker, .dateline)")) one.remove();
  return [...page.querySelectorAll(`main :is(${BLOCKS})`)].filter((one) => !one.querySelector(BLOCKS))
    .map((one) => one.textContent.replace(/\s+/g, " ").trim());
};

/** How many of the words of a query a text has. */
const has = (text, wanted) => {
  const words = new Set(placesToMark(text, wanted).flatMap(([, , words]) => words).flatMap(forms));
  return answer.terms.filter((term) => !term.weak && term.keys.some((key) => words.has(key))).length || Math.min(words.size, 1);
};

/** Put the words that were asked for, as its page has them, in the place of a result's summary. */
const readPassage = async (one, item, mine) => {
  const blocks = (await blocksOf(one.path)).filter((text) => text !== one.title);
  const counted = (wanted) => blocks.map((text) => has(text, wanted));
  let wanted = asFound();
  let counts = counted(wanted);
  if (!counts.some(Boolean)) counts = counted(wanted = await withNames());
  const most = Math.max(0, ...counts);
  if (mine !== turn || most <= has(one.summary, wanted)) return;
  item.querySelector(".passage").replaceChildren(...marked(blocks[counts.indexOf(most)], wanted));
};

/** Whether a result does not show by itself all that was asked for. */
const isWanting = ({ title, summary }, wanted) => has(`${title} ${summary}`, wanted) < answer.terms.length;

/** Read the pages of results that do not show what was asked for: the first, then those that scroll into view. */
const readPassages = async (wanted, mine) => {
  await new Promise((done) => { setTimeout(done, REST); });
  if (mine !== turn) return;
  const read = (item) => readPassage(wanted.get(item), item, mine).catch(() => {}); // the summary stays
  const seen = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((one) => one.isIntersecting)) {
      seen.unobserve(target);
      if (mine === turn) read(target);
    }
  });
  const items = [...wanted.keys()];
  items.slice(0, READ).forEach(read);
  addEventListener("scroll", () => { for (const item of items.slice(READ)) seen.observe(item); }, { once: true });
};

const resultOf = (one, wanted) => {
  const link = element("a", "", ...marked(one.title, wanted));
  link.href = new URL(`../${one.path}`, index.address);
  const title = element("h2", "", link);
  const about = element("p", "kicker", choice("kind", one.kind).name);
  if (one.date) about.append(element("span", "date", one.date));
  const text = element("p", isWanting(one, wanted) ? "passage awaited" : "passage", ...marked(one.summary, wanted));
  const item = element("li", "", about, title, text);
  for (const tag of one.others) {
    const other = element("a", "tag", choice("language", tag).name);
    [other.href, other.hreflang, other.lang] = [new URL(`../${one.path.replace(/^[^/]+/, tag)}`, index.address), tag, tag];
    about.append(other);
  }
  if (one.language === here) return item;
  const { name, direction } = choice("language", one.language);
  about.append(element("span", "tag", name));
  link.hreflang = one.language;
  for (const part of [title, text, about.querySelector(".date")].filter(Boolean)) {
    [part.lang, part.dir] = [one.language, direction];
  }
  return item;
};

const show = async (mine) => {
  const pages = grouped().slice(shown, shown + AT_ONCE);
  const cards = await Promise.all(pages.map(async (one) => ({ ...one, ...await index.card(one.page) })));
  const isNamed = cards.some(({ tier, title }) => tier > 1 && !has(title, asFound())); // by a name that the title has not
  const wanted = isNamed ? await withNames() : asFound();
  if (mine !== turn) return;
  const items = cards.map((one) => resultOf(one, wanted));
  if (shown) list.append(...items); else list.replaceChildren(...items);
  if (shown) items[0]?.querySelector("a").focus();
  shown += items.length;
  more.hidden = shown >= grouped().length;
  readPassages(new Map(cards.map((one, place) => [items[place], one]).filter(([, one]) => isWanting(one, wanted))), mine);
};

const countFilters = () => {
  form.querySelector(".filters").hidden = !answer.found.length;
  for (const name of ["kind", "language"]) {
    const pages = filtered(name).map(({ page }) => [index.group(page)[name], index.entry(page)]);
    for (const choice of form.querySelectorAll(`[name="${name}"]`)) {
      const count = new Set(pages.filter(([value]) => !choice.value || value === choice.value).map(([, entry]) => entry)).size;
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
  for (const link of document.querySelectorAll(".languages a")) link.search = address.search;
};

const tell = () => {
  const count = grouped().length;
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
    const found = await index.search(query, here);
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
