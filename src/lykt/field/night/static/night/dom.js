// Making elements, without a framework. Text is always set as text: nothing that was written
// on the phone, or came from the server, is ever read as markup.

/** Make an element. `on…` are listeners, true and false are attributes that are there or not. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (text, onclick, attributes = {}) =>
  h("button", { type: "button", onclick, ...attributes }, text);

/** Big choices, of which one or more are taken. `options` are [value, label]. */
export function choices({ legend, name, options, many = false, taken = [], onchange }) {
  const type = many ? "checkbox" : "radio";
  const one = ([value, label]) =>
    h("label", { class: "choice" },
      h("input", { type, name, value, checked: taken.includes(value), onchange }),
      h("span", {}, label));
  return h("fieldset", { class: "choices" }, h("legend", {}, legend), h("div", {}, options.map(one)));
}

/**
 * A labelled field. What is typed is checked by nobody: some browsers send words away to have
 * them spelled.
 */
export function field(label, attributes, help = "") {
  const id = `f-${attributes.name}`;
  const kind = attributes.rows ? "textarea" : "input";
  const { value, ...rest } = attributes;
  const input = h(kind, { id, spellcheck: "false", ...rest, "aria-describedby": help ? `${id}-help` : null });
  if (value !== undefined && value !== null) input.value = value;
  return h("div", { class: "field" },
    h("label", { for: id }, label),
    help && h("p", { class: "help", id: `${id}-help` }, help),
    input);
}

/** A number with − and + beside it, as large as thumbs. */
export function stepper({ label, name, value, min = 1, max = 99, less, more }) {
  const id = `f-${name}`;
  const input = h("input", { id, name, type: "number", inputmode: "numeric", min, max, step: 1 });
  input.value = value;
  const step = (by) => () => {
    input.value = Math.min(max, Math.max(min, (Number(input.value) || min) + by));
  };
  return h("div", { class: "field" },
    h("label", { for: id }, label),
    h("div", { class: "stepper" },
      button("−", step(-1), { "aria-label": `${label}: ${less}` }),
      input,
      button("+", step(1), { "aria-label": `${label}: ${more}` })));
}

/** A form that calls `done` with its FormData, once at a time. */
export function form(done, ...children) {
  let busy = false;
  const onsubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      await done(new FormData(event.target));
    } finally {
      busy = false;
    }
  };
  return h("form", { onsubmit, autocomplete: "off" }, ...children);
}
