// The phone's own clock, written as the server wants it. The server takes the difference
// between the clocks off; the phone never puts a time right by itself.

const two = (number) => String(number).padStart(2, "0");

/** Return a moment in local time with its distance from UTC: 2026-11-29T01:30:00+01:00. */
export function written(date) {
  const off = -date.getTimezoneOffset();
  const away = `${off < 0 ? "-" : "+"}${two(Math.floor(Math.abs(off) / 60))}:${two(Math.abs(off) % 60)}`;
  return `${dayOf(date)}T${timeOf(date)}:${two(date.getSeconds())}${away}`;
}

export const dayOf = (date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

export const timeOf = (date) => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** The hour before which a shift belongs to the evening before. */
const MORNING = 6;

/** Return the day on which the evening began: at one in the night it is still yesterday's. */
export function eveningOf(date) {
  const began = new Date(date);
  if (date.getHours() < MORNING) began.setDate(began.getDate() - 1);
  return dayOf(began);
}
