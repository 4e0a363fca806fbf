// The query page: lists the parameters of named queries, asks, and shows rows as a table. All text goes in as text.

const ID = "https://w3id.org/conflict-kg/id/";
const SHOWN = 1000;
const FORMATS = ["csv", "tsv", "json", "xml"];
const GRAPHS = ["ttl", "ntriples", "jsonld"];

const at = (id) => document.getElementById(id);

function made(tag, text, attributes = {}) {
  const node = Object.assign(document.createElement(tag), attributes);
  node.textContent = text;
  return node;
}

const queries = new Map((await (await fetch("/api/queries")).json()).map((query) => [query.name, query]));

function showParameters() {
  const labels = queries.get(at("name").value).parameters.map((parameter) => {
    const label = made("label", `${parameter.name}: ${parameter.meaning}`);
    label.append(made("input", "", { name: parameter.name, type: parameter.kind === "date" ? "date" : "text" }));
    return label;
  });
  at("parameters").replaceChildren(...labels);
}

function shown(term) {
  if (term === undefined) return made("td", "");
  const cell = made("td", "");
  if (term.type === "uri" && term.value.startsWith(ID)) {
    cell.append(made("a", term.value.slice(ID.length), { href: new URL(term.value).pathname }));
  } else {
    cell.textContent = term.value;
  }
  return cell;
}

function showRows({ head, results, boolean }) {
  if (boolean !== undefined) return say(boolean ? "yes" : "no");
  const header = document.createElement("tr");
  header.append(...head.vars.map((name) => made("th", name)));
  const rows = results.bindings.slice(0, SHOWN).map((binding) => {
    const row = document.createElement("tr");
    row.append(...head.vars.map((name) => shown(binding[name])));
    return row;
  });
  at("answer").replaceChildren(header, ...rows);
  const number = results.bindings.length;
  say(number > SHOWN ? `${number} rows; the first ${SHOWN} are shown, a download has all` : `${number} rows`);
}

function say(text) {
  at("said").textContent = text;
}

function offer(address, formats) {
  const links = formats.map((format) => {
    const whole = new URL(address, location.href);
    whole.searchParams.set("format", format);
    return made("a", format, { href: whole, download: `answer.${format}` });
  });
  at("downloads").replaceChildren("Download: ", ...links);
}

async function ask(address) {
  at("answer").replaceChildren();
  at("downloads").replaceChildren();
  say("asking …");
  try {
    const answer = await fetch(address, {
      headers: { accept: "application/sparql-results+json, text/turtle;q=0.9" },
    });
    const text = await answer.text();
    if (!answer.ok) return say(text);
    if (answer.headers.get("content-type").startsWith("text/turtle")) {
      say(text);
      return offer(address, GRAPHS);
    }
    showRows(JSON.parse(text));
    return offer(address, FORMATS);
  } catch (error) {
    return say(`The answer broke off: ${error.message}`);
  }
}

at("name").addEventListener("change", showParameters);
at("named").addEventListener("submit", (event) => {
  event.preventDefault();
  const given = [...new FormData(event.target)].filter(([, value]) => value !== "");
  ask(`/api/queries/${at("name").value}?${new URLSearchParams(given)}`);
});
at("edit").addEventListener("click", () => {
  at("free").elements.query.value = queries.get(at("name").value).sparql;
});
at("free").addEventListener("submit", (event) => {
  event.preventDefault();
  ask(`/sparql?${new URLSearchParams(new FormData(event.target))}`);
});
showParameters();
