/* Says in plain words whether a text code read off paper is the text of a policy today. Nothing leaves the browser. */
(() => {
  "use strict";

  const form = document.querySelector(".pb-verify");
  const answer = document.querySelector(".pb-verify__answer");
  if (!form || !answer) return;

  const SHAPE = /^[0-9A-HJKMNP-TV-Z]{16}$/; // Crockford's base 32: no I, L, O or U
  const WORDS = {
    draft: "The sheet says what the draft says today. It is a draft: nobody has ratified it yet.",
    withdrawn: "The sheet says what this policy said last. It is withdrawn and no longer in force.",
  };

  const EARLIER = "This is a code of version 1, which looks at words and figures alone. Print the sheet again for a code " +
    "that covers every sign.";

  /* The letters O, I and L are read as the digits 0 and 1, which they look like. */
  const plain = (typed) => typed.toUpperCase().replace(/[\s‐-―-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

  const say = (kind, verdict, ...rest) => {
    const first = document.createElement("p");
    first.className = "pb-verify__verdict";
    first.textContent = verdict;
    answer.dataset.pbAnswer = kind;
    answer.replaceChildren(first, ...rest);
  };

  const paragraph = (...parts) => {
    const made = document.createElement("p");
    made.append(...parts);
    return made;
  };

  const link = (row) => {
    const made = document.createElement("a");
    made.href = new URL(row.url, new URL(`${form.dataset.pbRoot}/`, location.href));
    made.textContent = row.title;
    return made;
  };

  const way = (url, words) => link({ url, title: words });

  const list = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  };

  /* A sheet of today's text, which nobody has ratified as it stands. */
  const changed = (row, ...rest) => say("not-in-force", "The sheet says what this policy says today, but not what was ratified.",
    paragraph("Policy: ", link(row), `. ${row.standing.words}`),
    ...(row.standing.changes ? [paragraph(way(row.standing.changes, "What has changed"), ".")] : []), ...rest);

  /* A sheet of a text that was ratified once. */
  const past = (version, ...rest) => say("not-in-force", version.words,
    paragraph(way(version.url, "The text of the sheet"),
      ...(version.changes ? [", and ", way(version.changes, "what has changed since")] : []), "."), ...rest);

  const found = (row, ...rest) => {
    if (WORDS[row.status]) return say("not-in-force", WORDS[row.status], paragraph("Policy: ", link(row), "."), ...rest);
    if (row.standing && !row.standing.as_ratified) return changed(row, ...rest);
    const begins = row.judged.applies_from, { inWords, today } = globalThis.policybookReview;
    if (begins && today() < begins) {
      return say("not-in-force", `The sheet carries the text that applies from ${inWords(begins)}.`,
        paragraph("Policy: ", link(row), "."), ...rest);
    }
    const act = row.ratified || {};
    const by = [act.by && `by ${act.by}`, act.minute && `minute ${act.minute}`].filter(Boolean).join(", ");
    return say("in-force", "The sheet carries the text now in force.",
      paragraph("Policy: ", link(row), by ? `, ratified ${by}.` : "."), ...rest);
  };

  /* A sheet that says besides the text what its policy's sheet says today; its text has a code of its own. */
  const sheet = (row) => say("sheet", "The sheet names today's school, title, people and dates, and today's meanings of words.",
    paragraph("Policy: ", link(row), ". This is its sheet code, which says nothing of the text. Type the text code as well."));

  let asked = 0; // counts checks; a response that arrives after a newer check has begun is dropped

  const check = async (typed) => {
    const code = plain(typed), question = ++asked;
    if (!SHAPE.test(code)) {
      say("unknown", "This is not a text code.",
        paragraph("A code has sixteen letters and digits, in four groups. Look at the foot of the page again."));
      return;
    }
    try {
      const rows = await list(form.dataset.pbRegister);
      const versions = form.dataset.pbVersions ? await list(form.dataset.pbVersions) : [];
      if (question !== asked) return;
      const has = (all, key) => all.find((one) => one[key] && plain(one[key]) === code);
      const row = has(rows, "code"), version = has(versions, "code");
      const earlier = has(rows, "code_v1"), earlierVersion = has(versions, "code_v1");
      if (row) found(row);
      else if (version) past(version);
      else if (has(rows, "sheet_code")) sheet(has(rows, "sheet_code"));
      else if (earlier) found(earlier, paragraph(EARLIER));
      else if (earlierVersion) past(earlierVersion, paragraph(EARLIER));
      else {
        say("unknown", "This is not the text of any policy in this handbook today.",
          paragraph("The policy has changed since the sheet was printed, or a character was misread."));
      }
    } catch {
      if (question !== asked) return;
      say("unknown", "The code could not be checked.", paragraph("The list of codes did not load. Try again later."));
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check(form.elements.code.value);
  });
  const given = new URLSearchParams(location.search).get("code");
  if (given) {
    form.elements.code.value = given;
    check(given);
  }
})();
