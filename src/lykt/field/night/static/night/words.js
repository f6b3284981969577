// The words of the app, in the language that was chosen on this phone.

/** Return `t(key, {n})`; what is counted has one form for 1 and another for the rest. */
export function makeWords(all, language) {
  const words = all[language] ?? Object.values(all)[0];
  return function t(key, values = {}) {
    const found = words[key] ?? key;
    const text = Array.isArray(found) ? found[values.n === 1 ? 0 : 1] : found;
    return text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
  };
}
