/* Recomputes the status in every badge for the reader's date, so that it is right however long ago the site was built.
   The rule and the words are those of hooks/policybook/review/status.py; tests/cases/status.json tests both. */
(() => {
  "use strict";

  const NAMES = {
    faulty: "Fault", overdue: "Overdue", due: "Due", current: "Current", undated: "No date", draft: "Draft", withdrawn: "Withdrawn",
  };

  // The date in the reader's time zone, not in UTC; on a site of a day of the past, that day.
  const today = () => {
    const past = document.querySelector("[data-pb-as-at]");
    if (past) return past.dataset.pbAsAt;
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const inWords = (day) => new Date(`${day}T00:00:00Z`)
    .toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // ISO dates are compared as strings: 2026-03-01 sorts before 2026-03-02.
  const status = ({ faulty, withdrawnFrom, ratifiedFrom, dueFrom, dueBy }, on) => {
    if (faulty) return "faulty";
    if (withdrawnFrom && on >= withdrawnFrom) return "withdrawn";
    if (!ratifiedFrom || on < ratifiedFrom) return "draft";
    if (!dueBy) return "undated";
    if (on > dueBy) return "overdue";
    return on >= dueFrom ? "due" : "current";
  };

  const said = (judged, { dueBy }) => ({
    faulty: () => "A fault in its file hides how it stands",
    overdue: () => `Review overdue since ${inWords(dueBy)}`,
    due: () => `Review due by ${inWords(dueBy)}`,
    current: () => `Review due by ${inWords(dueBy)}`,
    undated: () => "No review date given",
    draft: () => `Not yet ratified${dueBy ? "" : ", no review date given"}`,
    withdrawn: () => "No longer in force",
  })[judged]();

  const words = (judged, days, on) => {
    const all = said(judged, days);
    if (!days.appliesFrom || on >= days.appliesFrom || ["faulty", "draft", "withdrawn"].includes(judged)) return all;
    return `In force from ${inWords(days.appliesFrom)}; ${all[0].toLowerCase()}${all.slice(1)}`;
  };

  const show = (mark, judged, on) => {
    const before = mark.dataset.review;
    for (const badge of [mark, ...mark.querySelectorAll(".pb-badge")]) {
      if (badge.classList.replace(`pb-badge--${before}`, `pb-badge--${judged}`)) badge.textContent = NAMES[judged];
    }
    for (const said of mark.querySelectorAll(".pb-review__words")) {
      const now = words(judged, mark.dataset, on);
      if (said.textContent !== now) said.textContent = now;
    }
    mark.dataset.review = judged;
  };

  const judge = () => {
    const on = today();
    for (const mark of document.querySelectorAll("[data-review]")) {
      const judged = status(mark.dataset, on);
      if (judged !== mark.dataset.review || mark.dataset.appliesFrom) show(mark, judged, on);
    }
    // What is true from a day, until the day before another, or both.
    for (const said of document.querySelectorAll("[data-true-from], [data-true-until]")) {
      const { trueFrom, trueUntil } = said.dataset;
      said.hidden = Boolean((trueFrom && on < trueFrom) || (trueUntil && on >= trueUntil));
    }
    for (const day of document.querySelectorAll("[data-review-day]")) {
      day.textContent = inWords(on);
      day.setAttribute("datetime", on);
    }
    document.dispatchEvent(new CustomEvent("policybook:judged", { detail: on }));
  };

  globalThis.policybookReview = { inWords, judge, names: NAMES, status, today, words };

  // Material swaps pages without loading them where its instant navigation is on, and says so here.
  if (globalThis.document$) document$.subscribe(judge);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", judge);
  else judge();
  // A page left open overnight is recomputed when its tab is shown again.
  document.addEventListener("visibilitychange", () => document.hidden || judge());
})();
