/** A number's text as it is printed: with a minus sign that is one, and no plus in an exponent. */
export const typeset = (text: string): string => text.replaceAll("e+", "e").replaceAll("-", "−");
