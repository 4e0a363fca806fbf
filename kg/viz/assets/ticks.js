// Ticks of a time axis: days, months or years, as many as there is room for.
const Ticks = (() => {
  const DAYS = [1, 2, 7, 14];
  const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120, 600];
  const WIDTH = 96; // pixels that a tick with its text takes

  const range = (from, to, step) => Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);

  const dayTicks = (first, last, step) => range(first, last, step).map((day) => {
    const [, month, date] = Dates.iso(day).split("-").map(Number);
    return { day, text: `${date} ${Dates.MONTHS[month - 1]}` };
  });

  // Months are counted from year 0; a tick stands on the first day of its month.
  const monthOf = (day) => {
    const [year, month] = Dates.iso(day).split("-").map(Number);
    return 12 * year + month - 1;
  };

  const monthTicks = (first, last, step) => range(Math.ceil(monthOf(first) / step) * step, monthOf(last) + 1, step).map((month) => {
    const [year, m] = [Math.floor(month / 12), month % 12];
    const day = Dates.number(`${year}-${String(m + 1).padStart(2, "0")}-01`);
    return { day, text: step < 12 ? `${Dates.MONTHS[m]} ${year}` : `${year}` };
  }).filter((tick) => tick.day >= first);

  /** Return ticks {day, text} for the days from `first` to before `last` on an axis of some pixels. */
  const choose = (first, last, width) => {
    const room = Math.max(2, Math.floor(width / WIDTH));
    const days = DAYS.find((step) => (last - first) / step <= room);
    if (days) return dayTicks(first, last, days);
    return monthTicks(first, last, MONTHS.find((step) => (last - first) / (30.4 * step) <= room) || 1200);
  };

  return { choose };
})();
