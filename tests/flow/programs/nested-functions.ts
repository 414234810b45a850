/*
START -> function h(), g = () => { a(); }, x = function () { throw c; }
function h(), g = () => { a(); }, x = function () { throw c; } -> RETURN
*/
const g = () => { a(); };
function h() {
  return b();
}
x = function () { throw c; };
