/* Leaves out the stop words of a query that is a question. The site's search looks for whatever begins with each
   word that is typed, so that `can i search a phone` would find first what says "additional" and "information". */
(() => {
  "use strict";
  const QUERY = 2; // the type of the message with which the page sends a query to its search worker
  const LITTLE = new Set(
    ("a about all am an and any are as at be been but by can could did do does doesn't doesnt don't dont "
    + "for from get gets had has have he her his how how's hows i i'm if im in into is it its just let may me might "
    + "must my no not of on or our put she should so some than that that's thats the their them then "
    + "there these they this to too us was we were what what's whats when when's whens where where's wheres which "
    + "while who who's whom whos why will with would you your").split(" "),
  );

  const telling = (typed) => {
    if (/["+:^~]/.test(typed)) return typed; // whoever writes a query means each word of it
    const words = typed.replace(/[‘’]/g, "'").replace(/[?!]+/g, " ").trim().split(/\s+/);
    const kept = words.filter((word) => !LITTLE.has(word.toLowerCase()));
    return kept.length ? kept.join(" ") : typed;
  };

  const hand = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const asks = message && message.type === QUERY && typeof message.data === "string";
    return hand.call(this, asks ? { ...message, data: telling(message.data) } : message, ...rest);
  };
})();
