/*
START -> a
a -> f()  -> RETURN
f() -> b = f()  -throw-> THROW
b = f() -> dispose(b)
dispose(b) -> RETURN
*/
switch (a) {
  case 1: {
    using b = f();
    break;
  }
}
