/*
START -> yield a
yield a -throw-> x = 1  -abandon-> x = 1#2  -> x = 1, y = 2
x = 1 -throw-> THROW
x = 1#2 -> RETURN
x = 1, y = 2 -> RETURN
*/
function* subject() {
  try {
    yield a;
  } finally {
    x = 1;
  }
  y = 2;
}
