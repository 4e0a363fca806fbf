// Writes days and intervals for people. An unknown date stays unknown and says so.
const Dates = (() => {
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

  const parts = (iso) => iso.split("-").map(Number);

  /** Return "21 Nov 2023" for "2023-11-21". */
  const day = (iso) => {
    const [year, month, date] = parts(iso);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  };

  const between = (from, to) => {
    const [year, month, date] = parts(from);
    const [toYear, toMonth] = parts(to);
    if (year !== toYear) return `${day(from)} – ${day(to)}`;
    if (month !== toMonth) return `${date} ${MONTHS[month - 1]} – ${day(to)}`;
    return `${date}–${day(to)}`;
  };

  /** Return the interval of a node in words; "" when neither end is known. */
  const interval = (from, to) => {
    if (from && to) return from === to ? day(from) : between(from, to);
    if (from) return `${day(from)} or later`;
    return to ? `${day(to)} or earlier` : "";
  };

  /** Return the number of days since 1970, for axes. */
  const number = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86400000);

  /** Return the ISO date of a day number. */
  const iso = (days) => new Date(days * 86400000).toISOString().slice(0, 10);

  return { MONTHS, day, interval, number, iso };
})();
