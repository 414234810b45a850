/*
START -> a
a -true-> b()  -false-> c()
b() -> return b()  -throw-> x = 1
return b() -> x = 1#2
c() -> x = 1, y = 2  -throw-> x = 1
x = 1 -throw-> THROW
x = 1#2 -> RETURN
x = 1, y = 2 -> RETURN
*/
function subject() {
  try {
    if (a) return b();
    c();
  } finally {
    x = 1;
  }
  y = 2;
}
