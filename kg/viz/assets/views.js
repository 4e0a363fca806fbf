// The views on the same state. A view is {id, title, start(), show(), fit(), svg()} beside an element #<id> in the page; a
// further view is one module and one entry in ALL.
const Views = (() => {
  const ALL = [Network, Atlas, Chronicle, Table];

  const current = () => ALL.find((view) => view.id === State.get().view);

  const button = (view) => Dom.el("button", {
    type: "button", class: "tab", "data-view": view.id, onclick: () => State.set({ view: view.id }),
  }, view.title);

  const render = (state, before) => {
    ALL.forEach((view) => { Dom.byId(view.id).hidden = view.id !== state.view; });
    document.querySelectorAll(".tab").forEach((tab) => tab.setAttribute("aria-pressed", tab.dataset.view === state.view));
    document.body.dataset.view = state.view;
    if (state.view !== before.view) current().show();
  };

  const start = () => {
    ALL.forEach((view) => State.addView(view.id));
    Dom.refill(Dom.byId("tabs"), ALL.map(button));
    ALL.forEach((view) => view.start());
    State.onChange(render);
  };

  return { start, current, fit: () => current().fit() };
})();
