/*
START -> a, b
a, b -> x = 1  -> c
c -> z = 3  -> y = 2
x = 1 -> RETURN
y = 2 -> z = 3
z = 3 -> RETURN
*/
switch (a) {
  case b:
    x = 1;
    break;
  default:
    y = 2;
  case c:
    z = 3;
}
