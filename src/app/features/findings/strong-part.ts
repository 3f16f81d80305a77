/** The counted or measured part of words, where they begin with it or name it after a colon. */
const COUNT = /(^|: )(\d[\d.,]*(?: of \d[\d,]*)?(?: (?:s|ms|%))?|no stream)(?= )/;

/** What stands before, in and after the part to set strong; a value by itself, with what follows its first comma plain. */
export const strongPart = (label: string, value: string): readonly [string, string, string] => {
  if (value !== '') {
    const comma = value.indexOf(', ');
    const isRange = value.startsWith('avg ');
    if (isRange || comma < 0) return [`${label} `, value, ''];
    return [`${label} `, value.slice(0, comma), value.slice(comma)];
  }
  const found = COUNT.exec(label);
  const strong = found?.[2];
  if (!found || strong === undefined) return [label, '', ''];
  const at = found.index + (found[1]?.length ?? 0);
  return [label.slice(0, at), strong, label.slice(at + strong.length)];
};
