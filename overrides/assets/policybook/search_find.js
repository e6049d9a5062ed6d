/* Finds passages: by the number of a clause, or by words. The first of two steps takes the documents that can come to
   most, from the index alone; the second weighs each of their passages. */
(() => {
  "use strict";
  const engine = globalThis.policybookSearch;
  const { POLICIES, OTHERS, LATE, KINDS, ADDRESSED } = engine.limits;

  const BEST = 10, OPEN = 5; // passages of all that are shown at once, and of one policy
  const HEADED = 0.5; // for a passage of which only what stands above it says anything
  const BESIDE = 0.25; // of what another passage under the same heading says
  const WHOLE = 0.5; // how much of what it comes to hangs on how many of the words it says
  const FAR = 0.25; // of a policy's best passage; what says less is only noise

  // Numbers: 4.8, clause 29, cl. 36, 2vii, 4(i)(b), 26 c, section 4.i, appendix A
  const UNIT = /(?:^|[^\p{L}\p{N}'’])(clauses?|cls?|paragraphs?|paras?|pars?|sub-?(?:paragraph|section|clause)s?|sections?|sects?|secs?|points?|items?|rules?|articles?|numbers?|nos?|steps?|stages?|parts?|appendix|annexe?|schedule|§)\.?\s*/giu;
  const NAMED = { step: "step", stage: "stage", part: "part", appendix: "appendix", annex: "annex", annexe: "annex", schedule: "schedule" };
  const FIGURES = /\d{1,3}(?!\d)/y, LETTERS = /(?:[ivxl]{1,6}|[a-z])(?![\p{L}\p{N}])/iuy;
  const BETWEEN = /\)?(?:\s?[.(]\s?|\s(?=(?:[ivxl]{1,6}|[a-z])(?![\p{L}\p{N}])))/iuy;
  const COUNTED = /(?:^|\s)(?:years?|yr|age|aged|ages|ks|key stage|class|form|grade|over|under|within|least|after|than|every|£)\s*$/i;
  const SECTION = /^(?:sec|part|stage|step|app|annex|schedule|§)/i;

  const labelAt = (typed, begin) => {
    let at = begin;
    const parts = [];
    const read = (pattern) => {
      pattern.lastIndex = at;
      const found = pattern.exec(typed);
      if (found) at += found[0].length;
      return found?.[0];
    };
    read(/\(/y);
    for (let before = at; ; before = at) {
      const apart = parts.length ? read(BETWEEN) : "";
      const part = apart === undefined && !/\d/.test(parts.at(-1)) ? undefined : read(FIGURES) ?? read(LETTERS);
      if (!part) { at = before; break; }
      parts.push(part.toLowerCase());
    }
    read(/\)/y);
    const runsOn = /[\p{L}\p{N}%]/u.test(typed[at] ?? ""); // 7th, 2020, 30mins
    return parts.length && !runsOn ? { parts, begin, end: at, spaced: /\s[a-z]+$/i.test(typed.slice(begin, at)) } : null;
  };
  const labels = (typed) => {
    const found = [];
    for (const match of typed.matchAll(UNIT)) {
      const label = labelAt(typed, match.index + match[0].length);
      if (label) found.push({ ...label, unit: match[1].toLowerCase(), begin: match.index });
    }
    for (const match of typed.matchAll(/(^|[^\p{L}\p{N}.£(])\(?\d/gu)) {
      const at = match.index + match[1].length;
      if (found.some((one) => at >= one.begin && at < one.end) || COUNTED.test(typed.slice(0, at))) continue;
      const label = labelAt(typed, at);
      if (label) found.push({ ...label, unit: "" });
    }
    return found.sort((a, b) => a.begin - b.begin);
  };
  // The keys that one label may stand for: `26 c` is 26.c, and 26 where nothing has that address
  const candidates = (one, typed) => {
    const whole = one.parts.join("."), figures = one.parts.filter((part) => /\d/.test(part)).join(".");
    const keys = figures && whole.startsWith(figures) ? [...new Set([whole, figures])] : [whole];
    if (one.spaced && !one.unit && typed.slice(one.end).trim()) keys.shift(); // `6 a` in the midst of a sentence
    const name = NAMED[one.unit.replace(/s$/, "")];
    return name ? keys.flatMap((each) => [`${name}.${each}`, ...(name === "part" || name === "schedule" ? [each] : [])]) : keys;
  };
  const number = (typed) => {
    const found = labels(typed);
    if (!found.length) return null;
    const known = (keys) => keys.find((one) => engine.index.place.has(`#${one}`));
    const joined = found.length > 1 && known([found.flatMap((one) => one.parts).join(".")]); // section 4 paragraph 2
    const one = joined ? { ...found.at(-1), begin: found[0].begin } : found.find((each) => known(candidates(each, typed)));
    if (!one) return null;
    const sought = joined || known(candidates(one, typed));
    const rest = joined ? typed.slice(0, one.begin) + typed.slice(one.end) : `${typed.slice(0, one.begin)} ${typed.slice(one.end)}`;
    const alone = !engine.stemsOf(rest).length;
    const certain = Boolean(one.unit) || sought.includes(".") || alone;
    const atEdge = !engine.stemsOf(typed.slice(0, one.begin)).length || !typed.slice(one.end).trim();
    return certain || atEdge ? { sought, certain, rest, section: SECTION.test(one.unit), unit: one.unit } : null;
  };

  // A document with its words counted, once for each that is loaded
  const count = (stems) => {
    const counted = new Map();
    for (const stem of stems) counted.set(stem, (counted.get(stem) ?? 0) + 1);
    return { counted, total: stems.length };
  };
  const TITLED = new Set(["se", "te", "pg"]);
  const NOTHING = { counted: new Map(), total: 0 };
  const prepare = async (at) => {
    if (engine.prepared.has(at)) return engine.prepared.get(at);
    const read = await engine.get("text", at);
    const named = [read.title, ...read.names ?? []].join(" ");
    const title = count(engine.stemsOf(named)), places = read.places.map((place) => count(engine.stemsOf(place)));
    const own = read.rows.map(([fragment, kind, label, , , text]) =>
      count(engine.stemsOf(fragment ? (TITLED.has(kind) ? `${label} ${text}` : text) : `${named} ${text}`)));
    const rows = read.rows.map(([fragment, kind, label, place, within, text, ...keys], row) => ({
      fragment, kind, label, place: read.places[place], text, within, keys, row,
      fields: { text: own[row], place: places[place], title: fragment ? title : NOTHING, within: own[within] ?? NOTHING },
    }));
    const document = { ...read, at, rows, named: title };
    engine.prepared.set(at, document);
    return document;
  };
  const muchOf = (fields) => {
    const { mean, fields: known, k1 } = engine.index;
    return (stem) => {
      let much = 0;
      for (const name in known) {
        const times = fields[name].counted.get(stem);
        if (times) much += known[name][0] * times / (1 - known[name][1] + known[name][1] * fields[name].total / mean[name]);
      }
      return much / (k1 + much);
    };
  };
  const stemsIn = (concepts) => new Set(concepts.flatMap((one) => [...one.own.flat(), ...one.others]).flatMap(([parts]) => parts));

  // The first step: no passage of a document can come to more than this
  const bounds = async (concepts, sought) => {
    const stems = [...stemsIn(concepts)], held = new Map();
    const read = await Promise.all(stems.map(engine.postings));
    stems.forEach((stem, at) => held.set(stem, read[at]));
    const numbered = sought ? await engine.postings(`#${sought.sought}`) : new Map();
    const found = [];
    for (let at = 0; at < engine.index.documents; at++) {
      let bound = concepts.reduce((sum, one) => sum + engine.value(one, (stem) => held.get(stem).get(at) ?? 0), 0);
      if (numbered.has(at)) bound += sought.certain ? ADDRESSED : 1;
      if (bound) found.push([bound * (engine.index.late.has(at) ? LATE : 1), at]);
    }
    found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const apart = found.filter(([, at]) => engine.index.apart.has(at)).slice(0, OTHERS);
    return [...found.filter(([, at]) => !engine.index.apart.has(at)).slice(0, POLICIES), ...apart].map(([, at]) => at);
  };

  // The second step
  const telling = (concepts) => concepts.reduce((sum, one) => sum + one.weight, 0);
  // `beside` is the most that any passage under the same heading says about each word
  const weighRow = (row, document, concepts, sought, values, beside) => {
    const own = muchOf({ ...row.fields, place: NOTHING, title: NOTHING, within: NOTHING });
    const said = concepts.some((one) => engine.value(one, own)), held = concepts.filter((_, at) => values[at]);
    let score = held.length ? values.reduce((sum, one, at) => sum + Math.max(one, BESIDE * beside[at]), 0) * (KINDS[row.kind] ?? 1) : 0;
    if (concepts.length) score *= 1 - WHOLE + WHOLE * telling(held) / telling(concepts);
    if (sought && row.keys.includes(sought.sought)) {
      const title = muchOf({ text: document.named, place: row.fields.place, title: NOTHING, within: NOTHING });
      const ofIt = concepts.filter((one) => engine.value(one, title)).length;
      const right = (row.kind === "se") === sought.section ? 2 : 1;
      if (sought.certain || (concepts.length && ofIt === concepts.length)) {
        const named = concepts.length > 0 && ofIt === concepts.length; // the policy, or the section, by its name
        return { ...row, named, score: score + ADDRESSED + 10 * ofIt + right };
      }
    }
    return { ...row, score: said ? score : score * HEADED };
  };
  const ask = async (typed) => {
    const corrected = [], text = typed.normalize("NFC");
    const sought = number(text);
    const asked = sought?.certain ? sought.rest : text;
    let concepts = engine.concepts(asked, corrected);
    if (sought && !sought.certain) concepts = engine.concepts(sought.rest, []);
    const at = await bounds(concepts, sought);
    const documents = await Promise.all(at.map(prepare));
    const found = documents.map((document) => {
      const beside = new Map(), values = document.rows.map((row) => concepts.map((one) => engine.value(one, muchOf(row.fields))));
      document.rows.forEach(({ place }, row) => beside.set(place, values[row].map((one, at) => Math.max(one, beside.get(place)?.[at] ?? 0))));
      const weighed = document.rows.map((row, at) => weighRow(row, document, concepts, sought, values[at], beside.get(row.place)))
        .filter((row) => row.score > 0);
      weighed.sort((a, b) => b.score - a.score || a.row - b.row);
      return { document, rows: weighed };
    }).filter((one) => one.rows.length);
    found.sort((a, b) => b.rows[0].score - a.rows[0].score || a.document.at - b.document.at);
    // Those that are among the best of all are shown at once, the others of a policy when somebody asks for them
    const scores = found.flatMap(({ document, rows }) => document.kind === "policy" ? rows.map((row) => row.score) : []).sort((a, b) => b - a);
    const enough = scores[Math.min(BEST, scores.length) - 1] ?? 0;
    for (const one of found) {
      one.rows = one.rows.filter((row) => row.score >= one.rows[0].score * FAR);
      one.open = Math.max(1, Math.min(OPEN, one.rows.filter((row) => row.score >= enough).length));
    }
    return { found, corrected, marks: stemsIn(concepts), asks: concepts.length > 0 || Boolean(sought) };
  };
  // Words that are like those that were typed, for a reader who found nothing
  const nearest = (typed) => [...new Set(engine.words(typed.normalize("NFC")).filter((word) => word.stems.length && !engine.index.idf.has(word.stems.at(-1)))
    .flatMap((word) => engine.likes(word.folded, 3)).filter(([, one]) => engine.index.place.has(one)).map(([, one]) => engine.written(one)))].slice(0, 4);

  Object.assign(engine, { ask, nearest, number });
})();
