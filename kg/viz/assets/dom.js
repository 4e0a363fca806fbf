// Builds page elements. Text reaches the page through text nodes alone, so that no report can bring markup or script.
const Dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  const setProperty = (node, name, value) => {
    if (value === null || value === undefined || value === false) return;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  };

  const fill = (node, properties, children) => {
    Object.entries(properties).forEach(([name, value]) => setProperty(node, name, value));
    node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return node;
  };

  /** Return an HTML element; children are elements or text, nested lists and nulls are allowed. */
  const el = (tag, properties = {}, ...children) => fill(document.createElement(tag), properties, children);

  /** Return an SVG element. */
  const svg = (tag, properties = {}, ...children) => fill(document.createElementNS(SVG, tag), properties, children);

  const byId = (id) => document.getElementById(id);

  /** Put new children into an element in place of the old ones. */
  const refill = (node, ...children) => {
    node.replaceChildren();
    return fill(node, {}, children);
  };

  /** Return a number as people read it: "2,200". */
  const number = (n) => n.toLocaleString("en");

  /** Return "1 report" or "3 reports". */
  const count = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

  /** Offer text as a file; the browser saves it, nothing is sent. */
  const save = (name, mime, parts) => {
    const link = el("a", { download: name, href: URL.createObjectURL(new Blob(parts, { type: mime })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  return { el, svg, byId, refill, number, count, save };
})();
