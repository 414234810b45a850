/*
START -> return a
return a -> RETURN
*/
function subject() {
  return a;
  x = 1;
  if (b) {
    c();
  }
}
