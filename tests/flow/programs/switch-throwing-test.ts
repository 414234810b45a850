/*
START -> a, b()
a, b() -> x = 1  -> RETURN  -throw-> THROW
x = 1 -> RETURN
*/
switch (a) {
  case b():
    x = 1;
}
