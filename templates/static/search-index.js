// Search as one types: words to pages, by the small files below search/, which siyaq/render/search/ writes.
// How words are folded and stemmed comes with the index; tests/search-vectors.json holds this and the engine to the same.

const WEAK = "'";
const LAST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const FURTHER = "!#$%&()*+,-/:;<=>?@[";
const WEIGHTS = " ]^";
const CARDS = 4; // pages whose titles and summaries are in one file
const NAME = 10; // characters of a file's name
const MOST_KEYS = 24; // that a beginning is completed to

/** Words of a text, and their stems, by the rules of an index. */
export const analysis = ({ gone, script, apart, letters, beginnings, endings, loose }) => {
  const sign = "[\\p{L}\\p{N}]";
  const held = `(?:${sign}[${gone}]*)+`;
  const marks = new RegExp(`[${gone}]`, "g");
  const runs = new RegExp(`${sign}+(?:['.,&+-]${sign}+)*`, "gu");
  const written = new RegExp(`${held}(?:['’ʼ.,٫٬&+\u2010\u2011-][${gone}]*${held})*`, "gu");
  const joint = new RegExp(apart, "g");
  const part = new RegExp(
    `\\p{Nd}{1,3}(?:,\\p{Nd}{3})+(?![\\p{Nd},])|\\p{Nd}+[.,]\\p{Nd}+|\\p{Nd}+|[${script}]+|(?:(?![${script}\\p{Nd}])${sign})+`, "gu");

  const fold = (text) => text
    .replace(/[\ufb50-\ufdff\ufe80-\ufefc]/g, (one) => one.normalize("NFKC"))
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (one) => one.normalize("NFD")[0])
    .replace(marks, "")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (one) => one.charCodeAt(0) & 15)
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, (one) => letters[one] ?? one)
    .replace(joint, "$1$2 ");

  const plain = (word) => {
    if (/^\p{Nd}{1,3}(?:,\p{Nd}{3})+$/u.test(word)) return word.replaceAll(",", "").slice(0, 40);
    return (/^\p{Nd}/u.test(word) ? word.replaceAll(",", ".") : word).slice(0, 40);
  };

  /** The words of a folded run: its parts, and where there are several, all of them as one. */
  const wordsIn = (run) => {
    const parts = (run.match(part) ?? []).map(plain);
    return parts.length < 2 || !/\p{L}/u.test(run) ? parts : [...parts, parts.join("").slice(0, 40)];
  };

  const follow = (rounds, word, fits, change) => {
    for (const rules of rounds) {
      const rule = rules.find(([taken, rest]) => word.length - taken.length >= rest && fits(word, taken));
      if (rule) word = change(word, rule[0].length, rule[2]);
    }
    return word;
  };
  const base = (word) => follow(beginnings, word, (one, taken) => one.startsWith(taken), (one, n, put) => put + one.slice(n));
  const bare = (word) => follow(endings, word, (one, taken) => one.endsWith(taken), (one, n, put) => one.slice(0, one.length - n) + put);
  const begun = new Set(endings.flat().flatMap(([taken]) => [...taken].map((_, end) => taken.slice(0, end)).filter(Boolean)));

  return {
    fold,
    wordsIn,
    base,
    stem: (word) => bare(base(word)),
    runsOf: (text) => fold(text).match(runs) ?? [],
    /** Where the runs of a text as written begin and end, each with its words. */
    placesOf: (text) => [...text.matchAll(written)].map((run) => [run.index, run.index + run[0].length, (fold(run[0]).match(runs) ?? []).flatMap(wordsIn)]),
    /** What an unfinished word may be without the beginning of an ending. */
    unfinished: (word) => [1, 2, 3].filter((n) => word.length - n > 2 && begun.has(word.slice(-n))).map((n) => bare(word.slice(0, -n))),
    /** What a word may be without an ending that only some words have. */
    loosened: (word) => loose.filter(([taken]) => word.endsWith(taken) && word.length - taken.length > 2)
      .map(([taken, put]) => bare(word.slice(0, -taken.length) + put)),
  };
};

/** The postings of a key: for each page the weight of the word there, 2 in its title, 1 in its summary or often, else 0. */
export const decodePostings = (text) => {
  const found = new Map();
  let page = -1;
  let distance = 0;
  for (const sign of text.startsWith(WEAK) ? text.slice(1) : text) {
    const weight = WEIGHTS.indexOf(sign);
    const digit = FURTHER.indexOf(sign);
    if (weight > 0) found.set(page, weight);
    else if (digit >= 0) distance = distance * FURTHER.length + digit;
    else {
      page += distance * LAST.length + LAST.indexOf(sign) + 1;
      distance = 0;
      found.set(page, 0);
    }
  }
  return found;
};

/** A file of keys and postings, by key. */
export const readShard = ([keys, postings]) => {
  const texts = postings.split(" ");
  const found = new Map();
  let key = "";
  for (const [, shared, rest] of keys.matchAll(/([A-Z])([^A-Z]*)/g)) {
    key = key.slice(0, shared.charCodeAt(0) - 65) + rest;
    found.set(key, texts[found.size]);
  }
  return found;
};

/** Whether two words differ in one letter but the first, or in two that changed places. */
export const isNear = (one, two) => {
  if (Math.abs(one.length - two.length) > 1 || one === two || one[0] !== two[0]) return false;
  let start = 0;
  while (start < one.length && one[start] === two[start]) start++;
  const [rest, other] = [one.slice(start), two.slice(start)];
  return rest.slice(1) === other || other.slice(1) === rest || rest.slice(1) === other.slice(1)
    || (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2));
};

/** An index: what it says of words, and of pages. */
export class Index {
  constructor(address) {
    this.address = address;
    this.files = new Map();
    this.read = new Map();
  }

  async open() {
    this.root ??= fetch(this.address, { cache: "no-cache" }).then((answer) => answer.json()).then((root) => {
      Object.assign(this, root, analysis(root));
      this.groups = [];
      let from = 0;
      for (const [language, kind, count, steps] of root.pages) {
        let entry = -1;
        this.groups.push({ language, kind, from, to: from += count, entries: steps.map((step) => entry += step) });
      }
    });
    return this.root;
  }

  file(name) {
    if (!this.files.has(name)) {
      const answer = fetch(new URL(`${name}.json`, this.address)).then((one) => one.json());
      answer.catch(() => this.files.delete(name));
      this.files.set(name, answer);
    }
    return this.files.get(name);
  }

  group(page) {
    return this.groups.find(({ to }) => page < to);
  }

  /** Which entry a page is of; its pages in other languages have the same number. */
  entry(page) {
    const { from, entries } = this.group(page);
    return entries[page - from];
  }

  async shard(number) {
    const name = this.shards.substr(number * NAME, NAME);
    if (!this.read.has(name)) this.read.set(name, readShard(await this.file(name)));
    return this.read.get(name);
  }

  /** The number of the shard that a key belongs into. */
  place(key) {
    let [low, high] = [0, this.first.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.first[middle] <= key) low = middle; else high = middle;
    }
    return low;
  }

  async postings(key) {
    const shard = this.first.length ? await this.shard(this.place(key)) : new Map();
    return shard.get(key) ?? "";
  }

  /** What a result shows at once. */
  async card(page) {
    const cards = await this.file(this.cards.substr(Math.floor(page / CARDS) * NAME, NAME));
    const [path, date, title, summary] = cards[page % CARDS];
    return { page, path, date, title, summary, ...this.group(page) };
  }

  /** Keys that begin as an unfinished word does. */
  async completed(beginning) {
    const number = this.place(beginning);
    const shards = await Promise.all([number, number + 1].filter((one) => one < this.first.length && (one === number || this.first[one].startsWith(beginning))).map((one) => this.shard(one)));
    const keys = shards.flatMap((shard) => [...shard]).filter(([key, text]) => key.startsWith(beginning) && !text.startsWith(WEAK));
    return keys.slice(0, MOST_KEYS).map(([key]) => key);
  }

  async firstOf(keys) {
    for (const key of keys) if (key && await this.postings(key)) return [key];
    return [];
  }

  /** Of shorter keys those that are wherever a key is: the index has told the letters before it to be joined to it. */
  async partsOf(key, shorter) {
    const places = decodePostings(await this.postings(key));
    if (places.size > 5 + this.total() / 50) return []; // so common a word begins with a letter of its own
    const inAll = async (one) => {
      const others = decodePostings(await this.postings(one));
      return one !== key && [...places.keys()].every((page) => others.has(page));
    };
    const found = await Promise.all(shorter.map(inAll));
    return shorter.filter((_, place) => found[place]);
  }

  /** Keys of a word that the site has only with a letter joined to it. */
  async prefixed(word) {
    if (word.length < 4 || !new RegExp(`^[${this.script}]`).test(word)) return [];
    const keys = this.joined.filter((one) => one.length === 1).map((one) => one + this.stem(word));
    const found = await Promise.all(keys.map((key) => this.postings(key)));
    return keys.filter((_, place) => found[place]);
  }

  /** Words of names that a word may be a slip for. */
  async near(word) {
    if (word.length < 4) return [];
    const { names } = await this.file(this.names);
    const all = new Set(names.flatMap((one) => one.split(" ")));
    return [...all].filter((one) => one.length > 3 && isNear(one, word)).map(this.stem);
  }

  /** The keys that a word means: its own; else without what is joined to it or begun at its end; else longer; else with a letter joined; else names. */
  async keysOf(word, last) {
    const own = await this.firstOf([this.stem(word)]);
    const common = own.length > 0 && (await this.postings(own[0])).startsWith(WEAK);
    const joined = this.joined.filter((one) => word.startsWith(one) && word.length - one.length > 2).map((one) => this.stem(word.slice(one.length)));
    if (own.length && !common) return [...own, ...await this.partsOf(own[0], joined)];
    const longer = last && word.length > 1 ? await this.completed(this.base(word)) : [];
    if (own.length) return [...own, ...longer.filter((key) => key !== own[0])];
    const shorter = await this.firstOf([...joined, ...this.loosened(this.base(word)), ...this.unfinished(this.base(word))]);
    if (shorter.length || longer.length) return shorter.length ? shorter : longer;
    const after = await this.prefixed(word);
    return after.length ? after : this.near(word);
  }

  /** One word of a query: its keys, where they are, and whether it is a word that is everywhere. */
  async term(word, last) {
    const keys = await this.keysOf(word, last);
    const texts = await Promise.all(keys.map((key) => this.postings(key)));
    const places = new Map();
    for (const text of texts) {
      for (const [page, weight] of decodePostings(text)) places.set(page, Math.max(weight, places.get(page) ?? 0));
    }
    return { word, keys, places, weak: texts.length > 0 && texts[0].startsWith(WEAK) };
  }

  /** The words of a query: of a run of several the whole, where it is known, else each part. */
  async terms(query) {
    const runs = [...new Set(this.runsOf(query.slice(0, 200)))].slice(0, 12);
    const open = /[\p{L}\p{N}]$/u.test(query);
    const found = await Promise.all(runs.map(async (run, index) => {
      const words = this.wordsIn(run);
      const last = open && index === runs.length - 1;
      if (words.length < 2) return [await this.term(words[0], last)];
      const whole = await this.term(words.at(-1), last);
      return whole.places.size ? [whole] : Promise.all(words.slice(0, -1).map((one) => this.term(one, last)));
    }));
    return found.flat();
  }

  /** Every page that a query finds, the best first, and whether each has all its words. */
  async search(query, language) {
    await this.open();
    const all = await this.terms(query);
    const strong = all.filter((one) => !one.weak);
    const terms = strong.length ? strong : all;
    const pages = new Map();
    for (const term of terms) for (const page of term.places.keys()) pages.set(page, (pages.get(page) ?? 0) + 1);
    const whole = [...pages.values()].some((count) => count === terms.length);
    const found = [...pages].filter(([, count]) => !whole || count === terms.length).map(([page, count]) => this.rank(page, count, terms, language));
    if (!found.length && /\S\s+\S/.test(query)) return this.search(query.replace(/\s+/g, ""), language); // a name apart that is one word
    found.sort((one, two) => two.count - one.count || two.tier - one.tier || two.score - one.score || one.page - two.page);
    return { terms, found, whole };
  }

  rank(page, count, terms, language) {
    const { kind, language: own } = this.group(page);
    const titled = terms.filter(({ places }) => places.get(page) === 2).length;
    const isProfile = kind === "person" || kind === "company";
    const tier = (titled === terms.length ? (isProfile ? 4 : 2) : 0) + (own === language ? 1 : 0);
    const score = terms.reduce((sum, { places }) => {
      const rare = Math.log(1 + this.total() / (1 + places.size));
      return places.has(page) ? sum + rare * (1 + places.get(page) / 2) : sum;
    }, 0);
    return { page, count, tier, score: tier > 3 ? 0 : score };
  }

  total() {
    return this.groups.at(-1)?.to ?? 0;
  }
}
