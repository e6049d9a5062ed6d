/* The search's engine: finds passages for what is typed. It knows no page, and takes its data from files that call
   `policybookSearch.take`. hooks/policybook/search/ makes those, parts words by the same rules and weighs as here. */
(() => {
  "use strict";
  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const VALUE = new Map([...ALPHABET].map((sign, at) => [sign, at]));
  const WORD = /\p{L}&\p{L}(?![\p{L}\p{N}])|\p{Nd}+(?:\.\p{Nd}+)+|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
  const IDF = 5; // signs for one unit of a word's weight
  const POLICIES = 12, OTHERS = 3; // of which the texts are loaded: those that can come to most
  const SYNONYM = 0.7, PREFIX = 0.8, JOINED = 0.9, SLIPS = [1, 0.7, 0.5]; // of what is typed as it stands
  const WEAK = 0.3; // of a word that says how and not what
  const ALTERNATIVES = 32; // for one word that is typed
  const LATE = 0.5; // a policy that is withdrawn or a draft is not to keep others from being loaded
  const KINDS = { po: 0.9, se: 0.75 }; // a heading says less than what stands under it
  const ADDRESSED = 100; // more than words can come to

  let load, index, stemmer;
  const waiting = new Map(), taken = new Map(), prepared = new Map(), stems = new Map();

  const take = (kind, at, value) => taken.set(`${kind}-${at}`, value);
  const get = (kind, at, file = `${kind}-${at}.js`) => {
    const key = `${kind}-${at}`;
    if (!waiting.has(key)) waiting.set(key, load(file).then(() => taken.get(key), (error) => { waiting.delete(key); throw error; }));
    return waiting.get(key);
  };

  // Words
  const fold = (word) => word === "IT" ? "ict"
    : word.replaceAll("’", "'").normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
  const stem = (folded) => {
    if (!stems.has(folded)) stems.set(folded, stemmer(folded));
    return stems.get(folded);
  };
  const isLittle = (folded) => index.little.has(folded) || index.little.has(folded.split("'")[0]) || folded.endsWith("n't");
  const words = (text) => {
    const found = [];
    let before = "", end = -1;
    for (const match of text.matchAll(WORD)) {
      const folded = fold(match[0]);
      const word = { folded, begin: match.index, end: match.index + match[0].length, stems: [] };
      if (word.begin === end + 1 && "-‐‑".includes(text[end])) word.stems.push(stem(before + folded));
      if (!isLittle(folded)) word.stems.push(stem(folded));
      found.push(word);
      [before, end] = [folded, word.end];
    }
    return found;
  };
  const stemsOf = (text) => words(text.normalize("NFC")).flatMap((word) => word.stems);

  // The index
  const open = (given) => {
    const list = [], idf = new Map(), said = given.said.split(" ");
    given.words.split(" ").forEach((coded, at) => {
      const before = at ? list[at - 1] : "";
      list.push(before.slice(0, VALUE.get(coded[0])) + coded.slice(1));
      idf.set(list[at], VALUE.get(given.idf[at]) / IDF);
    });
    const groups = new Map();
    for (const group of given.groups) {
      const [asked, meant] = group.split(">").map((side) => side.split("|"));
      for (const one of asked) groups.set(one, [...new Set([...groups.get(one) ?? [], ...meant])].filter((other) => other !== one));
    }
    return { ...given, list, idf, said, groups, little: new Set(given.little.split(" ")), weak: new Set(given.weak.split(" ")),
      place: new Map(list.map((word, at) => [word, at])), late: new Set(given.late), apart: new Set(given.apart) };
  };
  const begin = async (how, stemWord) => {
    [load, stemmer] = [how, stemWord];
    index = open(await get("index", 0, "index.js"));
  };
  const written = (word) => {
    const ending = index.said[index.place.get(word)];
    return ending ? word.slice(0, word.length - VALUE.get(ending[0])) + ending.slice(1) : word;
  };
  const postings = async (word) => {
    const at = index.place.get(word);
    if (at === undefined) return new Map();
    const shard = index.cuts.findLastIndex((first) => first <= at);
    const signs = (await get("words", shard)).split(" ")[at - index.cuts[shard]];
    const held = new Map();
    for (let next = 0, document = -1; next < signs.length;) {
      let gap = 0, factor = 1, value;
      do { value = VALUE.get(signs[next++]); gap += (value % 32) * factor; factor *= 32; } while (value >= 32);
      held.set(document += gap + 1, VALUE.get(signs[next++]) / 63);
    }
    return held;
  };

  // How many letters are wrong, two that changed places counted once; more than `most` is not told apart
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let older = [], old = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [older, old] = [old, row];
    }
    return old[b.length];
  };
  const likes = (folded, most) => {
    const found = [];
    for (const word of new Set([...index.list, ...index.groups.keys()])) {
      if (word[0] === "#" || word.includes(" ") || word.length < 3) continue;
      const usual = index.place.has(word) ? written(word) : word;
      const wrong = Math.min(slips(folded, usual, most), word.length > 6 ? slips(stem(folded), word, most) : most + 1);
      if (wrong <= most && (wrong < 2 || word[0] === folded[0])) found.push([wrong + (word[0] === folded[0] ? 0 : 0.5), word]);
    }
    const least = Math.min(...found.map(([wrong]) => wrong));
    return found.filter(([wrong]) => wrong < least + 0.6).slice(0, 4);
  };

  // What is asked: each word with all that may be meant by it, as stems and how much they count
  const meanings = (word, isLast, corrected) => {
    const { folded } = word, own = word.stems.at(-1), found = [[[own], 1]];
    const known = (one) => index.idf.has(one) || index.groups.has(one);
    const widen = (from, much) => { for (const to of index.groups.get(from) ?? []) found.push([to.split(" "), SYNONYM * much]); };
    for (const joined of word.stems.slice(0, -1)) found.push([[joined], 1]);
    widen(own, 1);
    for (let at = 1; at < folded.length; at++) { // lunchtime, e-safety
      const halves = [folded.slice(0, at), folded.slice(at)];
      if (Math.min(...halves.map((half) => half.length)) < 3 && !(at === 1 && folded[0] === "e")) continue;
      const parts = halves.map(stem);
      if (parts.every((part) => index.idf.has(part))) found.push([parts, known(own) ? SYNONYM : JOINED]);
      else if (at === 1 && !known(own) && known(parts[1])) { found.push([[parts[1]], SLIPS[2]]); widen(parts[1], SLIPS[2]); } // esafety
    }
    if (known(own) || /\d/.test(folded)) return found;
    const begun = isLast && folded.length > 1 ? index.list.filter((one) => one.startsWith(folded)) : [];
    begun.sort((a, b) => index.idf.get(a) - index.idf.get(b));
    for (const one of begun.slice(0, 8)) { found.push([[one], PREFIX]); widen(one, PREFIX); }
    if (begun.length || found.length > 1 || folded.length < 4) return found;
    for (const [wrong, one] of likes(folded, folded.length < 8 ? 1 : 2)) {
      const much = SLIPS[Math.ceil(wrong)] ?? SLIPS[2];
      found.push([[one], much]);
      widen(one, much);
      if (index.place.has(one)) corrected.push([folded, written(one)]);
    }
    return found;
  };
  const concepts = (typed, corrected) => {
    const all = words(typed), said = all.filter((word) => word.stems.length && !isLittle(word.folded)), found = [];
    for (let at = 0; at < said.length; at++) {
      const isLast = said[at] === all.at(-1) && /[\p{L}\p{N}]$/u.test(typed);
      const one = { own: [meanings(said[at], isLast, corrected)], others: [], words: [said[at].folded] };
      const next = said[at + 1], joined = next && stem(said[at].folded + next.folded);
      if (joined && index.idf.has(joined)) one.joined = joined;
      for (let length = Math.min(4, said.length - at); length > 1; length--) {
        const span = said.slice(at, at + length), phrase = span.map((word) => word.stems.at(-1)).join(" ");
        if (!index.groups.has(phrase)) continue;
        one.own = span.map((word, i) => meanings(word, isLast && i === length - 1, corrected));
        one.others = index.groups.get(phrase).map((to) => [to.split(" "), SYNONYM]);
        one.words = span.map((word) => word.folded);
        at += length - 1;
        break;
      }
      if (one.joined && one.own.length === 1) {
        one.own.push(meanings(next, false, corrected));
        one.others.push([[joined], JOINED]);
        one.words.push(next.folded);
        at++;
      }
      one.own = one.own.map((each) => each.slice(0, ALTERNATIVES));
      one.weight = one.words.every((word) => index.weak.has(word)) ? WEAK : 1;
      found.push(one);
    }
    return found;
  };

  // How much a passage or a document says about what is asked; `much` tells how much it says about a stem, from 0 to 1
  const weigh = (alternative, much, most) => {
    const [parts, weight] = alternative;
    let sum = 0, idf = 0;
    for (const part of parts) {
      const said = much(part);
      if (!said) return 0;
      sum += said;
      idf += index.idf.get(part) ?? 0;
    }
    return weight * (sum / parts.length) * (weight < 1 && most ? Math.min(idf, most) : idf);
  };
  const best = (alternatives, much, most) => Math.max(0, ...alternatives.map((one) => weigh(one, much, most)));
  const value = (concept, much) => {
    const own = concept.own.map((each) => best(each, much, index.idf.get(each[0][0][0])));
    const whole = concept.own.reduce((sum, each) => sum + (index.idf.get(each[0][0][0]) ?? 0), 0);
    return concept.weight * Math.max(own.reduce((sum, each) => sum + each, 0), best(concept.others, much, whole));
  };

  globalThis.policybookSearch = { take, begin, get, words, stemsOf, stem, written, likes, concepts, value, postings,
    prepared, limits: { POLICIES, OTHERS, LATE, KINDS, ADDRESSED }, get index() { return index; } };
})();
