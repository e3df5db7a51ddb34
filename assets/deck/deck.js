"use strict";
(function () {
  var slides = Array.prototype.slice.call(document.querySelectorAll("section"));
  var black = document.getElementById("black");
  var typed = "";
  function here() {
    var middle = window.innerHeight / 2;
    var best = 0;
    slides.forEach(function (slide, rank) {
      if (slide.getBoundingClientRect().top <= middle) best = rank;
    });
    return best;
  }
  function go(rank) {
    var to = Math.max(0, Math.min(slides.length - 1, rank));
    slides[to].scrollIntoView();
    history.replaceState(null, "", "#s" + (to + 1));
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var key = event.key;
    var inside = event.target.closest && event.target.closest("summary, .wide");
    if (inside && (key === "Enter" || key === " " || key.indexOf("Arrow") === 0)) return;
    var next = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    var back = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (/^[0-9]$/.test(key)) { typed += key; return; }
    if (key === "Enter" && typed) { go(parseInt(typed, 10) - 1); }
    else if (key === next || key === "ArrowDown" || key === "PageDown" || key === " ") go(here() + 1);
    else if (key === back || key === "ArrowUp" || key === "PageUp" || key === "Backspace") go(here() - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(slides.length - 1);
    else if (key === "b" || key === "B" || key === ".") black.hidden = !black.hidden;
    else if (key === "n" || key === "N") {
      var notes = slides[here()].querySelector(".notes");
      if (notes) notes.open = !notes.open;
    } else { typed = ""; return; }
    typed = "";
    event.preventDefault();
  });
})();
