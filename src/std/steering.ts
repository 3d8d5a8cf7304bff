/** Signs that could steer a terminal: C0 and C1 controls, DEL, line and paragraph separators, and what turns the writing direction. */
export const steering = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu
