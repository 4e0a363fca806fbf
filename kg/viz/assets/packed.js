// Reads rows that were written as columns. A column is a list, {of, at} where values repeat, or null for nothing at all.
const Packed = (() => {
  const EMPTY = { n: 0, columns: {} };

  const reader = (column) => {
    if (column === null) return () => null;
    return Array.isArray(column) ? (i) => column[i] : (i) => column.of[column.at[i]];
  };

  /** Return the rows of a packed table as objects. */
  const rows = ({ n, columns } = EMPTY) => {
    const readers = Object.entries(columns).map(([name, column]) => [name, reader(column)]);
    return Array.from({ length: n }, (_, i) => {
      const row = {};
      readers.forEach(([name, read]) => { row[name] = read(i); });
      return row;
    });
  };

  /** Read a block of JSON in the page. */
  const block = (id) => JSON.parse(document.getElementById(id).textContent);

  return { rows, block };
})();
