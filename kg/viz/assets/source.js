// Where the page gets what it does not hold. A file holds the whole graph: there is nothing to wait for. A page that is
// served asks the place it came from for a node with its surroundings and evidence, for hits and for further rows.
const Source = (() => {
  const { served } = Model.data;
  const asked = new Map(); // address -> promise of the answer

  const fetched = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  };

  const ask = (name, options) => {
    const address = `api/explorer/${name}?${new URLSearchParams(options)}`;
    if (!asked.has(address)) asked.set(address, fetched(address).then(take));
    return asked.get(address);
  };

  const take = (answer) => {
    Model.add(answer);
    if (answer.evidence) Model.addEvidence(answer.evidence);
    return answer;
  };

  const fail = (error) => { Dom.byId("drawn").textContent = `The server did not answer: ${error.message}`; };

  /** Run `then` once the page holds what a state shows: at once in a file. */
  const ready = ({ node, hops, path }, then) => {
    const needs = [];
    if (served && node) needs.push(ask("node", { id: node, hops: Math.max(1, hops) }));
    if (served && node && path) needs.push(ask("path", { from: node, to: path }));
    if (!needs.length) then();
    else Promise.all(needs).catch(fail).then(then);
  };

  /** Ask for what a text finds, `then({hits, total})`; in a file there is nothing to ask. */
  const search = (q, then) => { if (served && q) ask("search", { q }).then(then, fail); };

  /** Ask for the next rows of a kind. */
  const more = (kind, start, then) => ask("list", { kind, start }).then(then, fail);

  return { served, ready, search, more };
})();
