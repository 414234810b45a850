/*
START -> a, function g()
a, function g() -> g()  -> RETURN
g() -> RETURN  -throw-> THROW
*/
switch (a) {
  case 1:
    g();
    break;
  case 2:
    function g() {}
}
