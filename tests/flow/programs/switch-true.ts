/*
START -> a
a -true-> b  -false-> c
b -true-> x = 1  -false-> c
c -true-> y = 2  -false-> RETURN
x = 1 -> RETURN
y = 2 -> RETURN
*/
switch (true) {
  case a && b:
    x = 1;
    break;
  case c:
    y = 2;
}
