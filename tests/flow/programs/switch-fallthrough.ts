/*
START -> a
a -> x = 1  -> b
b -> y = 2  -> c
c -> z = 3  -> RETURN
x = 1 -> y = 2
y = 2 -> RETURN
z = 3 -> RETURN
*/
switch (a) {
  case 1:
    x = 1;
  case b:
    y = 2;
    break;
  case c:
    z = 3;
}
