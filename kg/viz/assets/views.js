// The views on the same state. A view is {id, title, start(), show()} beside an element #<id> in the page; a further
// view (a map, say) is one module and one entry in ALL.
const Views = (() => {
  const ALL = [Network, Table];

  const button = (view) => Dom.el("button", {
    type: "button", class: "tab", "data-view": view.id, onclick: () => State.set({ view: view.id }),
  }, view.title);

  const render = (state, before) => {
    ALL.forEach((view) => { Dom.byId(view.id).hidden = view.id !== state.view; });
    document.querySelectorAll(".tab").forEach((tab) => tab.setAttribute("aria-pressed", tab.dataset.view === state.view));
    document.body.dataset.view = state.view;
    if (state.view !== before.view) ALL.find((view) => view.id === state.view).show();
  };

  const start = () => {
    ALL.forEach((view) => State.addView(view.id));
    Dom.refill(Dom.byId("tabs"), ALL.map(button));
    ALL.forEach((view) => view.start());
    State.onChange(render);
  };

  return { start };
})();
