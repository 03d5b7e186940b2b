// Says so where the explainers did not come to life. Written for browsers of any age, since theirs is the usual reason.
window.addEventListener("load", function () {
  if (window.customElements && window.customElements.get("econ-explainer")) return;
  var notes = document.querySelectorAll("[data-not-alive]");
  for (var index = 0; index < notes.length; index += 1) notes[index].removeAttribute("hidden");
});
