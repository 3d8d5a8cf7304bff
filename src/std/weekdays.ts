/** The days of the week by their English names, Monday first, as ISO 8601 counts them. */
export const weekdayNames = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** Mon, Tue … */
export const shortWeekdayNames = weekdayNames.map((name) => name.slice(0, 3))
