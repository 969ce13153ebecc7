// A plan to look around in. Everything of the plan is put in as text, never as HTML; what would be
// if is worked out in Python and only shown here.

const STYLE = `
.dutygraph-explore { color: inherit; font: inherit; line-height: 1.5; max-width: 72em; }
.dutygraph-explore * { box-sizing: border-box; }
.dutygraph-explore .panes { display: grid; gap: 1em;
  grid-template-columns: minmax(14em, 1fr) minmax(0, 2fr); }
@media (max-width: 640px) { .dutygraph-explore .panes { grid-template-columns: minmax(0, 1fr); } }
.dutygraph-explore .title { font-weight: bold; }
.dutygraph-explore .group { font-weight: bold; margin: 0.75em 0 0.25em; }
.dutygraph-explore input, .dutygraph-explore button { font: inherit; color: inherit;
  background: rgba(128,128,128,0.08); border: 1px solid rgba(128,128,128,0.6); border-radius: 4px; }
.dutygraph-explore input { width: 100%; padding: 4px 8px; }
.dutygraph-explore button { padding: 2px 8px; text-align: left; cursor: pointer; min-height: 28px; }
.dutygraph-explore ul { list-style: none; margin: 0; padding: 0; }
.dutygraph-explore .names { max-height: 32em; overflow-y: auto; padding: 3px; }
.dutygraph-explore .names button { width: 100%; display: flex; justify-content: space-between;
  gap: 1em; margin: 2px 0; }
.dutygraph-explore button:hover { background: rgba(70,130,180,0.20); }
.dutygraph-explore button[aria-pressed="true"] { border-style: dashed;
  background: rgba(128,128,128,0.30); }
.dutygraph-explore .body { min-height: 10em; max-height: 26em; overflow-y: auto; }
.dutygraph-explore :focus-visible { outline: 2px solid rgba(70,130,180,1); outline-offset: 1px; }
.dutygraph-explore details { margin: 2px 0; }
.dutygraph-explore summary { cursor: pointer; }
.dutygraph-explore blockquote { margin: 2px 0 6px 1.2em; padding-left: 0.7em;
  border-left: 3px solid rgba(128,128,128,0.5); overflow-wrap: anywhere; }
.dutygraph-explore mark { color: inherit; background: rgba(240,190,60,0.40); }
.dutygraph-explore .faded { opacity: 0.8; }
.dutygraph-explore .if { border-top: 1px solid rgba(128,128,128,0.5); margin-top: 1em; }
.dutygraph-explore table { border-collapse: collapse; color: inherit; }
.dutygraph-explore th, .dutygraph-explore td { padding: 2px 10px 2px 0; text-align: left;
  border-bottom: 1px solid rgba(128,128,128,0.4); }
.dutygraph-explore td + td, .dutygraph-explore th + th { text-align: right; }
`;

/** An element with parts that are elements or text. */
function make(name, attributes = {}, ...parts) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...parts.map((part) => (part instanceof Node ? part : String(part))));
  return made;
}

function named(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

/** What a plan says, whatever direction its script runs in. */
const said = (text) => make("bdi", {}, text);

/** A list of at most so many; what is cut is said. */
function listed(values, most, words, entry) {
  const list = make("ul");
  for (const value of values.slice(0, most)) list.append(make("li", {}, entry(value)));
  if (values.length > most) {
    const more = named(words.more, { count: values.length - most });
    list.append(make("li", { class: "faded" }, more));
  }
  return list;
}

/** The sentence with the quote marked in it. */
function quoted(reason, words) {
  if (!reason.quote && !reason.sentence) {
    return make("blockquote", { class: "faded" }, words.no_source);
  }
  const sentence = reason.sentence || reason.quote;
  const at = reason.quote ? sentence.indexOf(reason.quote) : -1;
  const whole = make("blockquote");
  if (at < 0) {
    whole.append(sentence);
  } else {
    whole.append(
      sentence.slice(0, at),
      make("mark", {}, reason.quote),
      sentence.slice(at + reason.quote.length),
    );
  }
  return whole;
}

/** An item that opens to all that is said of it. */
function opened(item, words, open = false) {
  const box = make("details", open ? { open: "" } : {}, make("summary", {}, said(item.label)));
  for (const reason of item.because) {
    const how = [words[reason.how] || reason.how];
    if (reason.line) how.push(named(words.line, { line: reason.line }));
    box.append(
      make("div", {}, said(reason.actor), " · ", said(reason.word),
        make("span", { class: "faded" }, ` · ${how.join(" · ")}`)),
      quoted(reason, words),
    );
  }
  if (!item.because.length) box.append(make("div", { class: "faded" }, words.no_source));
  return box;
}

function render({ model, el }) {
  const facts = model.get("facts");
  const words = facts.words;
  const root = make("div", { class: "dutygraph-explore", lang: facts.language });
  const search = make("input", { type: "search", "aria-label": words.search,
    placeholder: words.search });
  const names = make("div", { class: "names" });
  // What is told aloud is a line; the lists beside it are read when someone goes there.
  const head = make("div", { "aria-live": "polite", class: "group" });
  const body = make("div", { class: "body" });
  const carried = make("section", { class: "carried" }, head, body);
  const told = make("div", { "aria-live": "polite", class: "summary" });
  const lists = make("div");
  const answer = make("section", { class: "if" },
    make("div", { class: "group" }, words.without), told, lists);
  const style = make("style");
  style.textContent = STYLE;
  root.append(
    style,
    make("div", { class: "title" }, said(facts.title)),
    make("div", { class: "faded" }, words.level),
    make("div", { class: "panes" },
      make("div", {}, search, names),
      make("div", {}, carried, answer)),
  );
  const buttons = new Map(); // of leaders, by id

  function show(actor, leads) {
    const items = actor.items.map((at) => facts.items[at]);
    const parts = [];
    let chapter = null;
    for (const item of items.slice(0, facts.most)) {
      if (item.chapter !== chapter) {
        chapter = item.chapter;
        if (chapter) parts.push(make("div", { class: "faded" }, said(chapter)));
      }
      parts.push(opened(item, words));
    }
    if (items.length > facts.most) {
      const more = named(words.more, { count: items.length - facts.most });
      parts.push(make("div", { class: "faded" }, more));
    }
    const counted = words[leads ? "leads" : "carries"];
    head.replaceChildren(said(named(counted, { name: actor.name, count: items.length })));
    body.replaceChildren(...parts);
  }

  function press(leader) {
    const away = model.get("away");
    const gone = away.includes(leader.id);
    model.set("away", gone ? away.filter((one) => one !== leader.id) : [...away, leader.id]);
    model.save_changes();
  }

  function entry(actor, pressed) {
    const button = make("button", { type: "button" }, said(actor.name),
      make("span", { class: "faded" }, actor.items.length));
    button.dataset.count = actor.items.length;
    button.addEventListener("pointerenter", () => show(actor, pressed));
    button.addEventListener("focus", () => show(actor, pressed));
    button.addEventListener("click", () => {
      show(actor, pressed);
      if (pressed) press(actor);
    });
    return button;
  }

  function list() {
    const wanted = search.value.trim().toLowerCase();
    const fits = (text) => text.toLowerCase().includes(wanted);
    const held = document.activeElement;
    buttons.clear();
    const parts = [];
    for (const [kind, pressed] of [["leaders", true], ["sections", false]]) {
      const found = facts[kind].filter((actor) => fits(actor.name));
      if (!found.length) continue;
      parts.push(make("div", { class: "group" }, words[kind]));
      if (pressed && !wanted) parts.push(make("div", { class: "faded" }, words.press));
      parts.push(listed(found, facts.most, words, (actor) => {
        const button = entry(actor, pressed);
        if (pressed) buttons.set(actor.id, button);
        return button;
      }));
    }
    const items = wanted ? facts.items.filter((item) => fits(item.label)) : [];
    if (items.length) {
      parts.push(make("div", { class: "group" }, words.items));
      parts.push(listed(items, facts.most, words, (item) => {
        const button = make("button", { type: "button" }, said(item.label));
        button.addEventListener("click", () => {
          head.replaceChildren(said(item.label));
          body.replaceChildren(opened(item, words, true));
        });
        return button;
      }));
    }
    if (!parts.length) parts.push(make("div", { role: "status" }, words.nothing));
    names.replaceChildren(...parts);
    if (held === search) search.focus();
    mark();
  }

  function mark() {
    const away = model.get("away");
    for (const [id, button] of buttons) {
      const gone = away.includes(id);
      button.setAttribute("aria-pressed", gone ? "true" : "false");
      button.lastChild.textContent = gone ? words.away : button.dataset.count;
    }
  }

  function tell() {
    const away = model.get("away");
    const shown = model.get("shown");
    mark();
    const parts = [];
    const known = shown.away || [];
    const current = known.length === away.length && known.every((one) => away.includes(one));
    told.replaceChildren(
      said(!away.length ? words.nobody_away : current ? shown.summary : words.waiting),
    );
    if (away.length && current) {
      const back = make("button", { type: "button" }, words.back);
      back.addEventListener("click", () => {
        model.set("away", []);
        model.save_changes();
        search.focus();
      });
      parts.push(back);
      if (shown.open.length) {
        parts.push(make("div", { class: "group" }, words.open));
        const open = listed(shown.open, facts.most, words, said);
        open.classList.add("open");
        parts.push(open);
      }
      parts.push(make("div", { class: "group" }, words.draft));
      if (shown.moves.length) {
        const moves = listed(shown.moves, facts.most, words, said);
        moves.classList.add("moves");
        parts.push(moves, loads(shown.loads));
      } else {
        parts.push(make("div", {}, shown.feasible ? words.nothing_moves : words.no_draft));
      }
      parts.push(make("div", { class: "faded" }, said(shown.certificate)));
    }
    lists.replaceChildren(...parts);
  }

  function loads(rows) {
    const names = ["name", "before", "after"];
    const columns = names.map((name) => make("th", { scope: "col" }, words[name]));
    const lines = rows.slice(0, facts.most).map(([name, before, after]) =>
      make("tr", {}, make("td", {}, said(name)), make("td", {}, before), make("td", {}, after)));
    return make("table", {}, make("thead", {}, make("tr", {}, ...columns)),
      make("tbody", {}, ...lines));
  }

  search.addEventListener("input", list);
  model.on("change:away", tell);
  model.on("change:shown", tell);
  el.append(root);
  list();
  tell();
  if (facts.leaders.length) show(facts.leaders[0], true);
  return () => {
    model.off("change:away", tell);
    model.off("change:shown", tell);
  };
}

export default { render };
